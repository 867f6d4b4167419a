package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.Stage;
import dev.connections4j.async.Clock;
import dev.connections4j.async.Operation;
import dev.connections4j.link.LinkPool;
import dev.connections4j.link.LinkSource;
import dev.connections4j.observers.Observers;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.Lease;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens nothing: hands each try and each handle to the test. */
final class FakeBackend implements Backend, Transport {
    private final Clock clock;
    final Observers observers;
    final List<FakeOpening> openings = new CopyOnWriteArrayList<>();
    final List<FakeHandle> handles = new CopyOnWriteArrayList<>();
    volatile Supplier<Lease> retained = () -> Lease.NONE;
    volatile boolean closesSlowly;
    volatile boolean shutsDownSlowly;
    volatile @Nullable RuntimeException refusal;
    volatile Consumer<FakeOpening> onOpen = opening -> {};
    /** Where each try gets at once; null for nowhere. */
    volatile @Nullable Stage first = Stage.TCP;

    FakeBackend(Clock clock) {
        this.clock = clock;
        this.observers = new Observers(clock, List.of());
    }

    @Override
    public LinkPool pool(String alias, ResolvedParameters resolved, LinkPool.FirstConnect first) {
        RuntimeException thrown = refusal;
        if (thrown != null) {
            throw thrown;
        }
        return new LinkPool(new LinkSource(alias, resolved, this, null, observers), clock, first);
    }

    @Override
    public Lease retain() {
        return retained.get();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Operation<TransportLink> open(LinkRequest request) {
        FakeOpening opening = new FakeOpening(request, closesSlowly);
        Stage reached = first;
        if (reached != null) {
            opening.reach(reached);
        }
        openings.add(opening);
        onOpen.accept(opening);
        return opening.operation();
    }

    @Override
    public FakeHandle handle(String alias, LinkPool pool, ConnectTimings timings, Runnable onClose) {
        FakeHandle handle = new FakeHandle(alias, pool.source().parameters(), timings, onClose);
        if (!shutsDownSlowly) {
            handle.closed.complete(null);
            handle.drained.complete(null);
        }
        handles.add(handle);
        return handle;
    }

    /** The latest try. */
    FakeOpening last() {
        return openings.get(openings.size() - 1);
    }
}
