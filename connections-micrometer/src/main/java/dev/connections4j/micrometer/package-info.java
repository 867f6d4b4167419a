/** Metrics of connections. Start at {@link dev.connections4j.micrometer.ConnectionMetrics}. */
@NullMarked
package dev.connections4j.micrometer;

import org.jspecify.annotations.NullMarked;
