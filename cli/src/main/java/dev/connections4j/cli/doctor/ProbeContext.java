package dev.connections4j.cli.doctor;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.diagnosis.Diagnosis;
import dev.connections4j.grpc.diagnosis.ProbeSockets;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;

/**
 * What the steps at one address share.
 *
 * @param target the examined connection
 * @param sockets open the connections
 * @param address of the server, or of the proxy if there is one
 * @param mode plaintext or TLS
 */
record ProbeContext(DoctorTarget target, ProbeSockets sockets, InetSocketAddress address, ProbeMode mode) {
    /** The first step after TCP and proxy. */
    DoctorStep first() {
        return mode.isTls() ? new TlsStep(this) : new Http2Step(this, null);
    }

    /** The same address in a mode that the parameters do not ask for. */
    ProbeContext detour(ProbeMode.Manner manner) {
        return new ProbeContext(target, sockets, address, ProbeMode.detour(manner));
    }

    /** The route of a connect in this mode that has come to the stage. */
    Route route(Stage stage) {
        ResolvedParameters parameters = Variation.resolved(target, mode);
        StageRecorder stages = new StageRecorder();
        stages.begin(stage);
        LinkRequest request = new LinkRequest(target.alias(), target.server(), parameters, stages);
        return new Route(request, address, target.proxy(), TlsMaterial.read(parameters));
    }

    /** What a connect would report of this. */
    Failure failure(Stage stage, IOException seen) {
        return seen instanceof SocketTimeoutException
                ? Failure.of(stage, Reason.TIMED_OUT, stage.silence()).withRemedy(stage.remedyOfSilence(false))
                : Diagnosis.of(route(stage), seen, sockets);
    }
}
