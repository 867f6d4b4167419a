package dev.connections4j.standin;

import io.grpc.ServerCall;

/** Hears nothing of a call that is over. */
final class NoListener<Q> extends ServerCall.Listener<Q> {}
