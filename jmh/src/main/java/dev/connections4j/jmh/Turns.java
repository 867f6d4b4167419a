package dev.connections4j.jmh;

import dev.connections4j.jmh.report.Medians;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** Several measurements that were taken by turns: what else the machine did met all of them. */
public final class Turns {
    private final List<List<Double>> values = new ArrayList<>();

    private Turns(int measurements) {
        for (int i = 0; i < measurements; i++) {
            values.add(new ArrayList<>());
        }
    }

    /** Takes each once a turn: in any order, and in the opposite one in the turn that follows. */
    public static Turns take(int turns, List<DoubleSupplier> measurements) {
        Turns taken = new Turns(measurements.size());
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, measurements.size()).boxed().toList());
        Random random = new Random(1); // the same orders in each run
        for (int turn = 0; turn < turns; turn++) {
            if (turn % 2 == 0) {
                Collections.shuffle(order, random);
            } else {
                Collections.reverse(order);
            }
            for (int measurement : order) {
                taken.values.get(measurement).add(measurements.get(measurement).getAsDouble());
            }
        }
        return taken;
    }

    /** Of one of them. */
    public double median(int measurement) {
        return Medians.of(values.get(measurement));
    }

    /** Of how much more one is than another, turn by turn. */
    public double medianDifference(int one, int other) {
        return medianOf((a, b) -> a - b, one, other);
    }

    /** Of how many times as much one is as another, turn by turn. */
    public double medianRatio(int one, int other) {
        return medianOf((a, b) -> a / b, one, other);
    }

    private double medianOf(DoubleBinaryOperator pair, int one, int other) {
        List<Double> all = new ArrayList<>();
        for (int turn = 0; turn < values.get(one).size(); turn++) {
            all.add(pair.applyAsDouble(
                    values.get(one).get(turn), values.get(other).get(turn)));
        }
        return Medians.of(all);
    }
}
