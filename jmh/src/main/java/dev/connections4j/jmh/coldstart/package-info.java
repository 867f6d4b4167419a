/** From process start to connected. */
@NullMarked
package dev.connections4j.jmh.coldstart;

import org.jspecify.annotations.NullMarked;
