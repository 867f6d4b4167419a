/**
 * Round trips, counted: a proxy that delays what passes and knows what was answered by what
 * ({@link dev.connections4j.testkit.roundtrips.DelayProxy}, start reading there), the fewest that any client needs
 * ({@link dev.connections4j.testkit.roundtrips.RawConnect}), and the counts that each transport must reach.
 */
@NullMarked
package dev.connections4j.testkit.roundtrips;

import org.jspecify.annotations.NullMarked;
