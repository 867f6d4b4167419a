/**
 * A connection as a handle over exchangeable links: calls, reconnecting, pools, draining. Start at {@link dev.connections4j.link.LinkPool}, then
 * {@code Subchannel} and {@code RoutedCall}.
 */
@NullMarked
package dev.connections4j.link;

import org.jspecify.annotations.NullMarked;
