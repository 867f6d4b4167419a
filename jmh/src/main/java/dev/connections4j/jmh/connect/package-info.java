/** Time and allocation of one connect. */
@NullMarked
package dev.connections4j.jmh.connect;

import org.jspecify.annotations.NullMarked;
