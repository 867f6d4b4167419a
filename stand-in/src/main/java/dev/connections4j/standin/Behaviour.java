package dev.connections4j.standin;

import dev.connections4j.grpc.wire.ConnectRequest;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a {@link MilvusStandIn} does. All of it may be changed while it runs, from any thread. */
public final class Behaviour {
    /** Shared by all servers of this process, so that no two give the same. */
    private static final AtomicLong IDENTIFIERS = new AtomicLong(470_637_962_893_983_746L);

    private final String version;
    private final @Nullable Long fixedIdentifier;
    private final Set<String> databases;
    private final Credentials credentials;
    private final Queue<ConnectAnswer> nextAnswers = new ArrayDeque<>();
    private final Queue<ConnectAnswer> nextVersionAnswers = new ConcurrentLinkedQueue<>();
    private final Map<String, String> unknown = new ConcurrentHashMap<>();
    private final List<ConnectRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private volatile boolean sharesPortWithRest;

    Behaviour(StandInBuilder options) {
        version = options.version;
        fixedIdentifier = options.identifier;
        databases = new ConcurrentSkipListSet<>(options.databases);
        credentials = new Credentials(options.users, options.keys);
    }

    /**
     * Gives the next Connect calls an answer other than success.
     *
     * @param times how many of them
     * @param answer what they get
     */
    public void answerNextConnects(int times, ConnectAnswer answer) {
        synchronized (nextAnswers) {
            for (int i = 0; i < times; i++) {
                nextAnswers.add(answer);
            }
        }
    }

    /**
     * Gives the next GetVersion calls an answer other than success.
     *
     * @param times how many of them
     * @param answer what they get; not {@link ConnectAnswer.Silence}
     */
    public void answerNextVersions(int times, ConnectAnswer answer) {
        nextVersionAnswers.addAll(Collections.nCopies(times, answer));
    }

    /** Connect calls from now on wait, unanswered, until {@link #releaseHeld()}. */
    public void holdConnects() {
        synchronized (held) {
            holding = true;
        }
    }

    /** Answers the Connect calls that were held, and holds no more. */
    public void releaseHeld() {
        List<Runnable> answers;
        synchronized (held) {
            holding = false;
            answers = List.copyOf(held);
            held.clear();
        }
        answers.forEach(Runnable::run);
    }

    /**
     * From now on a method is unknown, as to an old Milvus.
     *
     * @param method its bare name, for instance {@code Connect}
     */
    public void forgetMethod(String method) {
        unknown.put(method, UnknownCalls.method(UnknownCalls.MILVUS, method));
    }

    /** From now on the Milvus service is unknown, as to Milvus' internal ports. */
    public void forgetService() {
        unknown.put("", UnknownCalls.service(UnknownCalls.MILVUS));
    }

    /** From now on a call whose content-type is not exactly {@code application/grpc} has its connection reset, as by Milvus 2.3.5. */
    public void sharePortWithRest() {
        sharesPortWithRest = true;
    }

    /**
     * Adds a user or changes the password; turns authorization on.
     *
     * @param name the user
     * @param password from now on
     */
    public void setPassword(String name, String password) {
        credentials.set(name, password);
    }

    /**
     * Drops a database.
     *
     * @param name which
     */
    public void dropDatabase(String name) {
        databases.remove(name);
    }

    /** {@return a snapshot of the requests of the Connect calls that it has let in, in order of arrival} */
    public List<ConnectRequest> connectRequests() {
        return List.copyOf(requests);
    }

    void add(ConnectRequest request) {
        requests.add(request);
    }

    Set<String> databases() {
        return databases;
    }

    String version() {
        return version;
    }

    long nextIdentifier() {
        return fixedIdentifier != null ? fixedIdentifier : IDENTIFIERS.incrementAndGet();
    }

    boolean sharesPortWithRest() {
        return sharesPortWithRest;
    }

    @Nullable
    ConnectAnswer nextAnswer() {
        synchronized (nextAnswers) {
            return nextAnswers.poll();
        }
    }

    @Nullable
    ConnectAnswer nextVersionAnswer() {
        return nextVersionAnswers.poll();
    }

    /** Runs the answer now, or when held calls are released. */
    void answer(Runnable answer) {
        synchronized (held) {
            if (holding) {
                held.add(answer);
                return;
            }
        }
        answer.run();
    }

    /** Why a Milvus call is refused at the door, if it is. */
    Optional<Status> refusal(RecordedCall call) {
        String words = unknown.getOrDefault("", unknown.get(call.method()));
        if (words != null && call.service().equals(UnknownCalls.MILVUS)) {
            return Optional.of(Status.UNIMPLEMENTED.withDescription(words));
        }
        return credentials.refusal(call);
    }
}
