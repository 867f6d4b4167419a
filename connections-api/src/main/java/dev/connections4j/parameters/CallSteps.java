package dev.connections4j.parameters;

import io.grpc.ClientInterceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Steps of the builder: how the connection behaves. */
abstract class CallSteps extends TlsSteps {
    CallSteps() {}

    /**
     * Bounds the whole connect; 10 s if not given.
     *
     * @param timeout the value
     * @return this
     */
    public ConnectionParameters.Builder timeout(Duration timeout) {
        return set(Parameters.TIMEOUT, timeout);
    }

    /**
     * Whether to keep trying a server that is not ready until the timeout.
     *
     * @param wait the value
     * @return this
     */
    public ConnectionParameters.Builder waitForReady(boolean wait) {
        return set(Parameters.WAIT_FOR_READY, wait);
    }

    /**
     * Whether to reconnect by itself when the channel goes idle.
     *
     * @param keepAlive the value
     * @return this
     */
    public ConnectionParameters.Builder keepAlive(boolean keepAlive) {
        return set(Parameters.KEEP_ALIVE, keepAlive);
    }

    /**
     * The pause between pings, at least 10 s.
     *
     * @param time the value
     * @return this
     */
    public ConnectionParameters.Builder keepAliveTime(Duration time) {
        return set(Parameters.KEEP_ALIVE_TIME, time);
    }

    /**
     * How long a ping may go unanswered.
     *
     * @param timeout the value
     * @return this
     */
    public ConnectionParameters.Builder keepAliveTimeout(Duration timeout) {
        return set(Parameters.KEEP_ALIVE_TIMEOUT, timeout);
    }

    /**
     * Whether to ping also while no call is in flight.
     *
     * @param ping the value
     * @return this
     */
    public ConnectionParameters.Builder keepAliveWithoutCalls(boolean ping) {
        return set(Parameters.KEEP_ALIVE_WITHOUT_CALLS, ping);
    }

    /**
     * Closes the socket after this long without calls; 24 h if not given.
     *
     * @param timeout the value
     * @return this
     */
    public ConnectionParameters.Builder idleTimeout(Duration timeout) {
        return set(Parameters.IDLE_TIMEOUT, timeout);
    }

    /**
     * The default deadline of each call; a call's own wins.
     *
     * @param deadline the value
     * @return this
     */
    public ConnectionParameters.Builder rpcDeadline(Duration deadline) {
        return set(Parameters.RPC_DEADLINE, deadline);
    }

    /**
     * The largest message taken from the server, in bytes.
     *
     * @param bytes the value
     * @return this
     */
    public ConnectionParameters.Builder maxInboundMessageSize(int bytes) {
        return set(Parameters.MAX_INBOUND_MESSAGE_SIZE, bytes);
    }

    /**
     * Put before gRPC's own user agent.
     *
     * @param agent the value
     * @return this
     */
    public ConnectionParameters.Builder userAgent(@Nullable String agent) {
        return set(Parameters.USER_AGENT, agent);
    }

    /**
     * Sent to the server as {@code ClientInfo.reserved}.
     *
     * @param option the value
     * @return this
     */
    public ConnectionParameters.Builder option(Map<String, String> option) {
        return set(Parameters.OPTION, option);
    }

    /**
     * {@code GRPC} is the only one; another one fails the call that uses it.
     *
     * @param handler the value
     * @return this
     */
    public ConnectionParameters.Builder handler(@Nullable String handler) {
        return set(Parameters.HANDLER, handler);
    }

    /**
     * How many HTTP/2 connections, and which one a call takes.
     *
     * @param pool the value
     * @return this
     */
    public ConnectionParameters.Builder pool(Pool pool) {
        return set(Parameters.POOL, pool);
    }

    /**
     * {@code Singleton}, {@code QueuePool} or {@code SingletonThread}.
     *
     * @param pool the value
     * @return this
     */
    public ConnectionParameters.Builder pool(@Nullable String pool) {
        return set(Parameters.POOL, pool);
    }

    /**
     * How many HTTP/2 connections a pool has.
     *
     * @param size the value
     * @return this
     */
    public ConnectionParameters.Builder poolSize(int size) {
        return set(Parameters.POOL_SIZE, size);
    }

    /**
     * The transport by name; needed if several are on the path.
     *
     * @param name the value
     * @return this
     */
    public ConnectionParameters.Builder transport(@Nullable String name) {
        return set(Parameters.TRANSPORT, name);
    }

    /**
     * Whether to send Connect before the server's SETTINGS where that is safe.
     *
     * @param eager the value
     * @return this
     */
    public ConnectionParameters.Builder eager(boolean eager) {
        return set(Parameters.EAGER, eager);
    }

    /**
     * Client interceptors of every channel, the first one outermost.
     *
     * @param interceptors the value
     * @return this
     */
    public ConnectionParameters.Builder interceptors(List<ClientInterceptor> interceptors) {
        return set(Parameters.INTERCEPTORS, interceptors);
    }

    /**
     * Runs call-backs; gRPC's shared pool if not given.
     *
     * @param executor the value
     * @return this
     */
    public ConnectionParameters.Builder executor(Executor executor) {
        return set(Parameters.EXECUTOR, executor);
    }
}
