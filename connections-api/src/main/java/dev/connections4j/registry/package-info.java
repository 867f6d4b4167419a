/** Aliases: one slot each, whose life is a small state machine. */
@NullMarked
package dev.connections4j.registry;

import org.jspecify.annotations.NullMarked;
