package dev.connections4j.standin;

import dev.connections4j.grpc.wire.CheckHealthRequest;
import dev.connections4j.grpc.wire.CheckHealthResponse;
import dev.connections4j.grpc.wire.ConnectRequest;
import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.grpc.wire.CreateDatabaseRequest;
import dev.connections4j.grpc.wire.GetVersionRequest;
import dev.connections4j.grpc.wire.GetVersionResponse;
import dev.connections4j.grpc.wire.ListDatabasesRequest;
import dev.connections4j.grpc.wire.ListDatabasesResponse;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.grpc.wire.ServerInfo;
import dev.connections4j.grpc.wire.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** Milvus' own calls. */
final class MilvusCalls extends MilvusServiceGrpc.MilvusServiceImplBase {
    private static final Status SUCCESS = Status.getDefaultInstance();
    private static final int DATABASE_NOT_FOUND = 800;

    private final Behaviour behaviour;

    MilvusCalls(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public void connect(ConnectRequest request, StreamObserver<ConnectResponse> answers) {
        RecordedCall call = RecordingInterceptor.CALL.get();
        behaviour.add(request);
        behaviour.answer(() -> answerConnect(call, answers));
    }

    private void answerConnect(RecordedCall call, StreamObserver<ConnectResponse> answers) {
        ConnectAnswer next = behaviour.nextAnswer();
        if (next instanceof ConnectAnswer.Grpc grpc) {
            answers.onError(grpc.status().asRuntimeException());
        } else if (next instanceof ConnectAnswer.Code code) {
            answer(
                    ConnectResponse.newBuilder()
                            .setStatus(failure(code.code(), code.reason()))
                            .build(),
                    answers);
        } else if (next == null) {
            answer(connected(call.header("dbname")), answers);
        }
    }

    private ConnectResponse connected(List<String> database) {
        if (!database.isEmpty() && !behaviour.databases().contains(database.get(0))) {
            Status missing = failure(DATABASE_NOT_FOUND, "database not found[database=" + database.get(0) + "]");
            return ConnectResponse.newBuilder().setStatus(missing).build();
        }
        return ConnectResponse.newBuilder()
                .setStatus(SUCCESS)
                .setServerInfo(ServerInfo.newBuilder()
                        .setBuildTags(behaviour.version())
                        .setDeployMode("STANDALONE")
                        .setGoVersion("go version go1.20"))
                .setIdentifier(behaviour.nextIdentifier())
                .build();
    }

    @Override
    public void getVersion(GetVersionRequest request, StreamObserver<GetVersionResponse> answers) {
        ConnectAnswer next = behaviour.nextVersionAnswer();
        if (next instanceof ConnectAnswer.Grpc grpc) {
            answers.onError(grpc.status().asRuntimeException());
            return;
        }
        answer(
                GetVersionResponse.newBuilder()
                        .setStatus(
                                next instanceof ConnectAnswer.Code code ? failure(code.code(), code.reason()) : SUCCESS)
                        .setVersion(behaviour.version())
                        .build(),
                answers);
    }

    @Override
    public void checkHealth(CheckHealthRequest request, StreamObserver<CheckHealthResponse> answers) {
        answer(
                CheckHealthResponse.newBuilder()
                        .setStatus(SUCCESS)
                        .setIsHealthy(true)
                        .build(),
                answers);
    }

    @Override
    public void listDatabases(ListDatabasesRequest request, StreamObserver<ListDatabasesResponse> answers) {
        answer(
                ListDatabasesResponse.newBuilder()
                        .setStatus(SUCCESS)
                        .addAllDbNames(behaviour.databases())
                        .build(),
                answers);
    }

    @Override
    public void createDatabase(CreateDatabaseRequest request, StreamObserver<Status> answers) {
        boolean created = behaviour.databases().add(request.getDbName());
        answer(created ? SUCCESS : failure(65535, "database already exist: " + request.getDbName()), answers);
    }

    private static Status failure(int code, String reason) {
        return Status.newBuilder()
                .setErrorCode(legacy(code))
                .setCode(code)
                .setReason(reason)
                .build();
    }

    /** As Milvus 2.3.5 translates its codes. */
    private static int legacy(int code) {
        return switch (code) {
            case 1 -> 56;
            case 8 -> 49;
            default -> 1;
        };
    }

    private static <T> void answer(T message, StreamObserver<T> answers) {
        answers.onNext(message);
        answers.onCompleted();
    }
}
