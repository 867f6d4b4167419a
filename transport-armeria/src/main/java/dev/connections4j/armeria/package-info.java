/**
 * The transport on Armeria. Start at {@link dev.connections4j.armeria.ArmeriaTransport}: an opening makes a link, a link has one socket and
 * one client factory. Armeria does HTTP/2 and gRPC; name lookup, proxy, TLS, keepalive and idling are done in the socket's pipeline, so that
 * they are each link's own and mean what they mean on the other transports.
 */
@NullMarked
package dev.connections4j.armeria;

import org.jspecify.annotations.NullMarked;
