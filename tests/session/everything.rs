//! Everything that can be measured of many sessions, kept for the tests alone.

use dealer_hedging::model::session::{MINUTES, Minute, Moments, Observer};

/// The last half hour: the minutes the momentum statistics call the end of the day.
const LAST_HALF_HOUR: u16 = 30;
/// Sessions in a year of 98 280 trading minutes.
const SESSIONS_PER_YEAR: f64 = 252.0;

/// What one session came to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Outcome {
    /// Log of the closing price.
    pub log_close: f64,
    /// Closing log-price less opening log-price.
    pub log_return: f64,
    /// Log-return from the open to half an hour before the close.
    pub day_so_far: f64,
    /// Log-return of the last half hour.
    pub last_half_hour: f64,
    /// Variance of the one-minute log-returns about zero, as a fraction squared a year.
    pub realised_variance: f64,
    /// Shares bought plus shares sold after the open.
    pub traded_shares: f64,
    /// Minutes in which the price jumped a zone without stable price.
    pub jumps: u16,
    /// Minutes in which the order was cut to the most shares a minute.
    pub capped: u16,
}

/// Every session's outcome, one after the other.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Everything {
    pub outcomes: Vec<Outcome>,
    under_way: Outcome,
    open: f64,
    before: f64,
}

impl Observer for Everything {
    const SEES_JUMPS: bool = true;

    fn minute(&mut self, minute: &Minute) {
        if minute.minute == 0 {
            *self = Self { outcomes: std::mem::take(&mut self.outcomes), ..Self::default() };
            (self.open, self.before) = (minute.log_spot, minute.log_spot);
        }
        let session = &mut self.under_way;
        session.realised_variance += (minute.log_spot - self.before).powi(2) * SESSIONS_PER_YEAR;
        session.traded_shares += minute.trade.abs();
        session.jumps += u16::from(minute.jumped);
        session.capped += u16::from(minute.capped);
        self.before = minute.log_spot;
        if minute.minute == MINUTES - LAST_HALF_HOUR {
            session.day_so_far = minute.log_spot - self.open;
        }
    }

    fn close(&mut self, close: &Minute) {
        let log_return = close.log_spot - self.open;
        let last_half_hour = log_return - self.under_way.day_so_far;
        self.outcomes.push(Outcome { log_close: close.log_spot, log_return, last_half_hour, ..self.under_way });
    }
}

impl Everything {
    /// Mean and variance of one number of each session.
    pub(crate) fn moments(&self, of: impl Fn(&Outcome) -> f64) -> Moments {
        let mut moments = Moments::default();
        for outcome in &self.outcomes {
            moments.add(of(outcome));
        }
        moments
    }

    /// Volatility of one-minute log-returns over all sessions, fraction a year.
    pub(crate) fn minute_volatility(&self) -> f64 {
        self.moments(|outcome| outcome.realised_variance).mean().sqrt()
    }

    /// Volatility of open-to-close log-returns about their mean, fraction a year.
    pub(crate) fn close_volatility(&self) -> f64 {
        (self.moments(|outcome| outcome.log_return).variance() * SESSIONS_PER_YEAR).sqrt()
    }

    /// Slope of the last half hour's return on the day so far, and their correlation.
    pub(crate) fn momentum(&self) -> (f64, f64) {
        let [x, y] = [|outcome: &Outcome| outcome.day_so_far, |outcome: &Outcome| outcome.last_half_hour];
        let (mean_x, mean_y) = (self.moments(x).mean(), self.moments(y).mean());
        let sum = |of: &dyn Fn(&Outcome) -> f64| self.outcomes.iter().map(of).sum::<f64>();
        let products = sum(&|outcome| (x(outcome) - mean_x) * (y(outcome) - mean_y));
        let squares = sum(&|outcome| (x(outcome) - mean_x).powi(2));
        let scale = (squares * sum(&|outcome| (y(outcome) - mean_y).powi(2))).sqrt();
        (products / squares, products / scale)
    }
}
