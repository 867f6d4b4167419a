/**
 * For whoever writes a transport. A transport's {@link dev.connections4j.spi.Transport#open} is one line,
 * {@code return Routes.open(request, this::open)}: {@link dev.connections4j.grpc.Routes} reads TLS files, chooses the proxy, looks up the name (stage
 * NAME_LOOKUP) and asks the transport for one {@link dev.connections4j.async.Operation} per address, as a {@link dev.connections4j.grpc.Route}.
 *
 * <h2>Over a ManagedChannelBuilder</h2>
 *
 * <p>Make the builder with {@link dev.connections4j.grpc.Route#socketAddress()} as its only target, plaintext or with the route's
 * {@link dev.connections4j.grpc.tls.TlsMaterial}, and a socket factory that calls
 * {@link dev.connections4j.grpc.channel.SingleSocketGuard#claim()} before each socket. Then
 * {@link dev.connections4j.grpc.channel.ManagedLinkAttempt#open} sets all other parameters (authority, keepalive, idle timeout, inbound size, user
 * agent, executor), shakes hands and watches. Tell {@link dev.connections4j.grpc.Route#stages()}: begin and end TCP, PROXY and TLS where they take
 * place, then begin HTTP2. The end of HTTP2 and all of CONNECT are told for you. What links share (event loops, SSL contexts) and what only the
 * transport saw of a failure goes through {@link dev.connections4j.grpc.channel.TransportHooks}.
 *
 * <h2>Over anything else that gives a Channel</h2>
 *
 * <ol>
 *   <li>{@link dev.connections4j.grpc.CallHeaders#of} is the interceptor for Connect; {@code withIdentifier} of it is the
 *       one for the link's channel.
 *   <li>{@link dev.connections4j.grpc.Handshake#connect} makes the Connect call on the intercepted channel. Begin and end
 *       CONNECT around it.
 *   <li>What failed goes to {@link dev.connections4j.grpc.diagnosis.Diagnosis#of}; fail the attempt with what it gives, once
 *       everything is closed.
 *   <li>Complete {@code ended()} when the socket is gone, GOAWAY came or it idled away; let no second socket be made.
 * </ol>
 *
 * <h2>Connect before the server's SETTINGS</h2>
 *
 * <p>A transport that can ({@code eager}) takes one {@link dev.connections4j.grpc.channel.EarlyConnectPermit} per request and opens each route by
 * {@link dev.connections4j.grpc.channel.EagerAttempt#open}, which tries once more the normal way when the server did not take it. Each try asks and
 * tells its {@link dev.connections4j.grpc.channel.EarlyConnect}.
 *
 * <p>Parameters that the transport cannot honour are told by {@link dev.connections4j.spi.Transport#unsupported}. None keeps a timeout of
 * its own. {@link dev.connections4j.grpc.Route#serverName()} is the name to verify and to send as SNI (not for an address),
 * {@link dev.connections4j.grpc.Route#authority()} the {@code :authority}.
 */
@NullMarked
package dev.connections4j.grpc;

import org.jspecify.annotations.NullMarked;
