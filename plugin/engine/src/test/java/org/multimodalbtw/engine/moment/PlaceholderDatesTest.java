package org.multimodalbtw.engine.moment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceholderDatesTest {

    private final PlaceholderDates dates = new PlaceholderDates();

    private void look(String time) {
        dates.look(LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) / 3600.);
    }

    @Test
    void endsOfCalendarsAreSaidWithTheirCount() {
        look("1900-01-01T00:00:00");
        look("9999-12-31T23:59:59");
        look("1900-01-01T00:00:00");
        look("2021-03-20T07:26:00");
        assertEquals(
                Optional.of("3 times in column 't' are on 1900-01-01 or 9999-12-31, which mostly stands for no date, and count as written."
                        + " If it does: empty these cells."),
                dates.sentence("t"));
    }

    @Test
    void datesThatWereShiftedAreNone() {
        for (String time : new String[] {
            "2150-01-01T00:00:00", "1970-01-01T00:00:00", "1899-12-29T23:00:00", "1931-06-01T00:00:00", "2099-12-31T00:00:00"
        }) {
            look(time);
        }
        dates.look(Double.NaN);
        assertEquals(Optional.empty(), dates.sentence("t"));
    }
}
