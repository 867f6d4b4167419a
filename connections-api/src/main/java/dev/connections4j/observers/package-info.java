/** Hands events to those who listen: listeners, a flight recording, the log. Start at {@link dev.connections4j.observers.Observers}. */
@NullMarked
package dev.connections4j.observers;

import org.jspecify.annotations.NullMarked;
