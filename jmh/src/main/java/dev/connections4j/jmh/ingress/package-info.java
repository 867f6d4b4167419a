/** Calls behind an ingress that ends each socket after a count of requests. */
@NullMarked
package dev.connections4j.jmh.ingress;

import org.jspecify.annotations.NullMarked;
