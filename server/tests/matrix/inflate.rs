//! Unpacks a workbook, which is a ZIP archive of deflated files (RFC 1951), so that it can be searched.

/// The contents of all files in an archive, concatenated.
pub(crate) fn unzipped(archive: &[u8]) -> String {
    let mut all = String::new();
    // The directory at the end has each file's position and length.
    for at in
        (0..archive.len().saturating_sub(46)).filter(|at| archive[*at..].starts_with(b"PK\x01\x02"))
    {
        let number = |offset: usize, bytes: usize| {
            archive[at + offset..at + offset + bytes]
                .iter()
                .rev()
                .fold(0, |n, b| n << 8 | usize::from(*b))
        };
        let (method, length, local) = (number(10, 2), number(20, 4), number(42, 4));
        let of_local = |offset: usize| {
            usize::from(archive[local + offset]) | usize::from(archive[local + offset + 1]) << 8
        };
        let from = local + 30 + of_local(26) + of_local(28);
        let packed = &archive[from..from + length];
        let bytes = if method == 8 { inflate(packed) } else { packed.to_vec() };
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    assert!(all.contains("<worksheet"), "a workbook");
    all
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn bit(&mut self) -> usize {
        let bit = self.bytes[self.at / 8] >> (self.at % 8) & 1;
        self.at += 1;
        usize::from(bit)
    }

    fn number(&mut self, bits: usize) -> usize {
        (0..bits).fold(0, |number, at| number | self.bit() << at)
    }
}

/// A Huffman code: the number of codes per length, and the symbols in order.
struct HuffmanCode {
    counts: [usize; 16],
    symbols: Vec<usize>,
}

impl HuffmanCode {
    fn new(lengths: &[usize]) -> Self {
        let mut counts = [0; 16];
        for length in lengths.iter().filter(|length| **length > 0) {
            counts[*length] += 1;
        }
        let mut symbols: Vec<usize> = (0..lengths.len()).filter(|at| lengths[*at] > 0).collect();
        symbols.sort_by_key(|at| (lengths[*at], *at));
        Self { counts, symbols }
    }

    fn read(&self, bits: &mut Bits) -> usize {
        let (mut code, mut first, mut index) = (0, 0, 0);
        for count in &self.counts[1..] {
            code |= bits.bit();
            if code < first + count {
                return self.symbols[index + code - first];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        panic!("no such code")
    }
}

/// Base and extra bits of a length (symbol 257 and up) or of a distance.
fn scaled(symbol: usize, step: usize, least: usize, bits: &mut Bits) -> usize {
    if symbol < 2 * step {
        return least + symbol;
    }
    let extra = symbol / step - 1;
    let base = (step + symbol % step) << extra;
    least + base + bits.number(extra)
}

fn inflate(bytes: &[u8]) -> Vec<u8> {
    let (mut bits, mut out) = (Bits { bytes, at: 0 }, Vec::new());
    loop {
        let last = bits.bit() == 1;
        let (lengths, distances) = match bits.number(2) {
            0 => {
                let from = bits.at.div_ceil(8);
                let length = usize::from(bytes[from]) | usize::from(bytes[from + 1]) << 8;
                out.extend(&bytes[from + 4..from + 4 + length]);
                bits.at = (from + 4 + length) * 8;
                if last {
                    return out;
                }
                continue;
            }
            1 => {
                let fixed = [vec![8; 144], vec![9; 112], vec![7; 24], vec![8; 8]].concat();
                (HuffmanCode::new(&fixed), HuffmanCode::new(&[5; 30]))
            }
            _ => codes(&mut bits),
        };
        loop {
            match lengths.read(&mut bits) {
                256 => break,
                byte @ 0..256 => out.push(u8::try_from(byte).unwrap()),
                285 => copy(&mut out, 258, &distances, &mut bits),
                symbol => {
                    let length = scaled(symbol - 257, 4, 3, &mut bits);
                    copy(&mut out, length, &distances, &mut bits);
                }
            }
        }
        if last {
            return out;
        }
    }
}

fn copy(out: &mut Vec<u8>, length: usize, distances: &HuffmanCode, bits: &mut Bits) {
    let symbol = distances.read(bits);
    let distance = scaled(symbol, 2, 1, bits);
    for _ in 0..length {
        out.push(out[out.len() - distance]);
    }
}

/// The codes defined in a block.
fn codes(bits: &mut Bits) -> (HuffmanCode, HuffmanCode) {
    const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    let (literals, distances) = (bits.number(5) + 257, bits.number(5) + 1);
    let count = bits.number(4) + 4;
    let mut of_lengths = [0; 19];
    for at in &ORDER[..count] {
        of_lengths[*at] = bits.number(3);
    }
    let code = HuffmanCode::new(&of_lengths);
    let mut lengths: Vec<usize> = Vec::new();
    while lengths.len() < literals + distances {
        let (value, times) = match code.read(bits) {
            16 => (*lengths.last().unwrap(), 3 + bits.number(2)),
            17 => (0, 3 + bits.number(3)),
            18 => (0, 11 + bits.number(7)),
            length => (length, 1),
        };
        lengths.extend(std::iter::repeat_n(value, times));
    }
    (HuffmanCode::new(&lengths[..literals]), HuffmanCode::new(&lengths[literals..]))
}
