//! A WebSocket frame on its way out. tungstenite copies each frame into a buffer that keeps the size of the largest, and
//! every client begins with the largest of all, the workshop as a whole. These frames leave from where they are.

use std::io::{self, ErrorKind, IoSlice};

use bytes::Bytes;
use protocol::Encoding;
use tokio::net::TcpStream;

/// The first byte of a frame that is a message: final, and binary or text (RFC 6455, 5.2).
const BINARY: u8 = 0x82;
const TEXT: u8 = 0x81;
/// Bytes of the longest header of a frame without a mask.
const HEADER_BYTES_MAX: usize = 10;
/// What stands for a length of two or eight bytes, instead of the length.
const LENGTH_OF_TWO: u8 = 126;
const LENGTH_OF_EIGHT: u8 = 127;

/// A frame, and what of it the network has not accepted yet.
pub(super) struct OutgoingFrame {
    header: [u8; HEADER_BYTES_MAX],
    /// The part of the header that is to be written.
    unsent: std::ops::Range<usize>,
    payload: Bytes,
}

impl OutgoingFrame {
    pub(super) fn new(encoding: Encoding, payload: Bytes) -> Self {
        let mut header = [0; HEADER_BYTES_MAX];
        header[0] = match encoding {
            Encoding::Postcard => BINARY,
            Encoding::Json => TEXT,
        };
        let length = payload.len() as u64;
        let end = match (u8::try_from(length), u16::try_from(length)) {
            (Ok(short), _) if short < LENGTH_OF_TWO => {
                header[1] = short;
                2
            }
            (_, Ok(length)) => {
                header[1] = LENGTH_OF_TWO;
                header[2..4].copy_from_slice(&length.to_be_bytes());
                4
            }
            _ => {
                header[1] = LENGTH_OF_EIGHT;
                header[2..].copy_from_slice(&length.to_be_bytes());
                HEADER_BYTES_MAX
            }
        };
        Self { header, unsent: 0..end, payload }
    }

    /// Writes as much as the network accepts; whether that was all.
    pub(super) fn write(&mut self, stream: &TcpStream) -> io::Result<bool> {
        while !(self.unsent.is_empty() && self.payload.is_empty()) {
            let parts =
                [IoSlice::new(&self.header[self.unsent.clone()]), IoSlice::new(&self.payload)];
            match stream.try_write_vectored(&parts) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(written) => self.advance(written),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    fn advance(&mut self, written: usize) {
        let of_header = written.min(self.unsent.len());
        self.unsent.start += of_header;
        let _ = self.payload.split_to(written - of_header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(length: usize, header: &[u8]) {
        let frame = OutgoingFrame::new(Encoding::Postcard, vec![0; length].into());
        assert_eq!(frame.header[frame.unsent], *header);
    }

    #[test]
    fn the_header_says_the_length() {
        check(0, &[0x82, 0]);
        check(125, &[0x82, 125]);
        check(126, &[0x82, 126, 0, 126]);
        check(65_535, &[0x82, 126, 255, 255]);
        check(65_536, &[0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]);
    }
}
