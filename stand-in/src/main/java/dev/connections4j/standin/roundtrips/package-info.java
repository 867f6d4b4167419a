/**
 * Round trips, counted: a proxy that delays what passes and knows what was answered by what
 * ({@link dev.connections4j.standin.roundtrips.DelayProxy}, start reading there), and the fewest that any client needs
 * ({@link dev.connections4j.standin.roundtrips.RawConnect}).
 */
@NullMarked
package dev.connections4j.standin.roundtrips;

import org.jspecify.annotations.NullMarked;
