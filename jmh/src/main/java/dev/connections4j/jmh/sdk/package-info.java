/** The official SDK on a connection's channel, beside the SDK on a channel of its own. */
@NullMarked
package dev.connections4j.jmh.sdk;

import org.jspecify.annotations.NullMarked;
