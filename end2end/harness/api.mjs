// The HTTP interface as scripts use it: every call carries the secret of a seat's link.

async function call(server, method, path, { secret, body } = {}) {
  const answer = await fetch(`http://${server.address}${path}`, {
    method,
    headers: {
      ...(secret && { authorization: `Bearer ${secret}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

const json = async (...args) => (await call(...args)).json();

/** The secret in a link's fragment. */
export const secretOf = (link) => link.split('#').pop();

export const open = (server, title, template) => json(server, 'POST', '/api/workshops', { body: { title, template } });

export const admit = (server, workshop, secret, seat) =>
  json(server, 'POST', `/api/workshops/${workshop}/seats`, { secret, body: seat });

/** The record in one format: json, md or csv. */
export const record = async (server, workshop, secret, format) =>
  (await call(server, 'GET', `/api/workshops/${workshop}/record?format=${format}`, { secret })).text();

export const rename = (server, workshop, secret, name) =>
  call(server, 'POST', `/api/workshops/${workshop}/name`, { secret, body: { name } });

/** What a link opens: a seat in a workshop. */
export const session = (server, secret) => json(server, 'POST', '/api/session', { body: { link: secret } });
