/** What happens to connections, for metrics, traces and logs. Start at {@link dev.connections4j.events.ConnectionListener}. */
@NullMarked
package dev.connections4j.events;

import org.jspecify.annotations.NullMarked;
