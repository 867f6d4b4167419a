/** Large answers and requests over a distance. */
@NullMarked
package dev.connections4j.jmh.distance;

import org.jspecify.annotations.NullMarked;
