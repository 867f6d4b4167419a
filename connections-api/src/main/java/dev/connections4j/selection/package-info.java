/**
 * Transports and endpoint resolvers: found by ServiceLoader, chosen, or explained. Start at {@link dev.connections4j.selection.Providers}.
 */
@NullMarked
package dev.connections4j.selection;

import org.jspecify.annotations.NullMarked;
