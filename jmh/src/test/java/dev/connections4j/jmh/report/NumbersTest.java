package dev.connections4j.jmh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void of_showsThreeDigitsThatCount() {
        assertEquals("0.50", Numbers.of(0.5012));
        assertEquals("17.5", Numbers.of(17.51));
        assertEquals("2,200", Numbers.of(2200.4));
        assertEquals("2", Numbers.of(2));
    }

    @Test
    void apart_justBesideTheLimit_showsThatItIsNotTheLimit() {
        assertEquals("0.5012", Numbers.apart(0.5012, 0.5));
        assertEquals("0.51", Numbers.apart(0.5123, 0.5));
        assertEquals("0.50", Numbers.apart(0.5, 0.5));
    }
}
