/** Who connects: this library over each transport, its peers, and a bare socket. */
@NullMarked
package dev.connections4j.jmh.clients;

import org.jspecify.annotations.NullMarked;
