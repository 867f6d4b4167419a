/** What a connection costs once it is open: to find it, and to call through it. */
@NullMarked
package dev.connections4j.jmh.cost;

import org.jspecify.annotations.NullMarked;
