/**
 * What a connection costs, each figure beside its peers' in the same run. Start reading at {@code Bench}; {@code ./bench}
 * at the root of the checkout runs it.
 */
@NullMarked
package dev.connections4j.jmh;

import org.jspecify.annotations.NullMarked;
