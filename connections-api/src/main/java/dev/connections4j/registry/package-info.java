/**
 * Aliases: one slot each, whose life is a small state machine. Start at {@link dev.connections4j.registry.SlotRegistry}, then {@code Transitions}, the
 * table of that machine.
 */
@NullMarked
package dev.connections4j.registry;

import org.jspecify.annotations.NullMarked;
