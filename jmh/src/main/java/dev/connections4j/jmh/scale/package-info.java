/** Many connections to one server: time, threads and memory. */
@NullMarked
package dev.connections4j.jmh.scale;

import org.jspecify.annotations.NullMarked;
