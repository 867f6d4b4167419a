/** A connection as a handle over exchangeable links: gating, reopening, pools, draining. */
@NullMarked
package dev.connections4j.link;

import org.jspecify.annotations.NullMarked;
