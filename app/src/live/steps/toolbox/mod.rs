//! The toolbox: steps that any agenda can include.

mod frame;
mod one_two_four_all;
mod plus_delta;
mod requests;
mod round_robin;
mod temperature;

pub use one_two_four_all::one_two_four_all;
pub use plus_delta::plus_delta;
pub use requests::requests;
pub use round_robin::round_robin;
pub use temperature::temperature;
