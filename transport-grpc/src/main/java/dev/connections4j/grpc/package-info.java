/**
 * For the author of a transport. {@link dev.connections4j.spi.Transport#open} calls {@link dev.connections4j.grpc.Routes#open}, which
 * chooses the proxy, reads the TLS files, looks up the name and asks the transport for one link per address, each as a {@link
 * dev.connections4j.grpc.Route}. The transport returns an {@link dev.connections4j.async.Operation}: closed, it gives the link up.
 *
 * <h2>Over a ManagedChannelBuilder</h2>
 *
 * <ol>
 *   <li>Make a builder by {@link dev.connections4j.grpc.channel.OneAddress#builder} of {@link
 *       dev.connections4j.grpc.Route#socketAddress()}, in plaintext or with the route's {@link
 *       dev.connections4j.grpc.tls.TlsMaterial}. Its socket factory calls {@link
 *       dev.connections4j.grpc.channel.SingleSocketGuard#claim()} before each socket.
 *   <li>Report the stages to {@link dev.connections4j.grpc.Route#stages()}: begin and end TCP, PROXY and TLS where they take place, then
 *       begin HTTP2. The end of HTTP2 and all of CONNECT are reported for you.
 *   <li>Pass the builder to {@link dev.connections4j.grpc.channel.ManagedLinkAttempt#open}. It sets all other parameters, calls Connect,
 *       diagnoses failures and watches the link.
 *   <li>Implement {@link dev.connections4j.grpc.channel.TransportHooks} for what only the transport knows: what is to be given back, what the
 *       socket saw of a failure, why the link ended and what became of a call that it ended.
 * </ol>
 *
 * <h2>Over anything else that gives a Channel</h2>
 *
 * <ol>
 *   <li>Intercept the channel with {@link dev.connections4j.grpc.CallHeaders#of} and call Connect by {@link
 *       dev.connections4j.grpc.Handshake#connect}, between the begin and the end of the stage CONNECT. The link's channel has {@link
 *       dev.connections4j.grpc.CallHeaders#withIdentifier} in its place.
 *   <li>Pass a failure to {@link dev.connections4j.grpc.diagnosis.Diagnosis} and fail with what it returns.
 *   <li>Complete {@link dev.connections4j.spi.TransportLink#ended()} when the socket is gone, GOAWAY came or the link idled away, and open no
 *       second socket.
 *   <li>Put a {@link dev.connections4j.spi.LostCallException} among the causes of the status of each call that the link ended.
 * </ol>
 *
 * <h2>What links share, and an early Connect</h2>
 *
 * <p>{@link dev.connections4j.grpc.Shared} holds event loops, threads and TLS contexts for as long as a link or {@link
 * dev.connections4j.spi.Transport#retain()} needs them. A transport that can send Connect before the server's SETTINGS ({@code eager}) calls
 * {@link dev.connections4j.grpc.channel.EarlyConnect#open} in place of {@code Routes.open}; each try asks and notifies its {@link
 * dev.connections4j.grpc.channel.EarlyConnect}. Parameters that the transport cannot honour are those of {@link
 * dev.connections4j.spi.Transport#unsupported}. A transport keeps no timeout of its own.
 */
@NullMarked
package dev.connections4j.grpc;

import org.jspecify.annotations.NullMarked;
