/** Configurations of nginx and haproxy in front of Milvus, as {@code docs/ingress.md} shows them, and what becomes of a wrong one. */
@NullMarked
package dev.connections4j.testkit.ingress;

import org.jspecify.annotations.NullMarked;
