package dev.connections4j.cli.doctor;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.diagnosis.Diagnosis;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Names what went wrong on a socket with the words of a failed connect: by the same diagnosis. */
final class SocketDiagnosis {
    private SocketDiagnosis() {}

    static LinkException of(
            DoctorTarget subject, InetSocketAddress address, ProbeMode way, Stage stage, IOException seen) {
        if (seen instanceof SocketTimeoutException) {
            return silence(stage, seen);
        }
        ResolvedParameters parameters = Variation.resolved(subject, way);
        StageRecorder stages = new StageRecorder();
        stages.begin(stage);
        LinkRequest request = new LinkRequest(subject.alias(), subject.server(), parameters, stages);
        Route route = new Route(request, address, subject.proxy(), TlsMaterial.read(parameters));
        CompletableFuture<LinkException> diagnosis = Diagnosis.of(route, seen);
        try {
            return diagnosis.get(subject.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silence(stage, seen);
        } catch (ExecutionException | TimeoutException e) {
            return silence(stage, seen);
        } finally {
            diagnosis.cancel(true);
        }
    }

    private static LinkException silence(Stage stage, IOException seen) {
        return new LinkException(
                new Failure(stage, Reason.TIMED_OUT, stage.silence(), "", stage.remedyOfSilence(false)), seen);
    }
}
