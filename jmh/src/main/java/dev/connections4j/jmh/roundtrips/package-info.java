/** Round trips of a connect, counted by a proxy that delays. */
@NullMarked
package dev.connections4j.jmh.roundtrips;

import org.jspecify.annotations.NullMarked;
