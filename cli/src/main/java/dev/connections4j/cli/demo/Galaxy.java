package dev.connections4j.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** 1,000 vectors that can be seen: stars of a galaxy with two arms, the same each time. */
public final class Galaxy {
    /** How many stars. */
    public static final int STARS = 1_000;

    /** How far from the middle the last one may be. */
    static final float RADIUS = 10;

    private static final long SEED = 1_815;
    private static final double TURNS = 1.15;
    private static final double SPREAD = 0.42;

    private Galaxy() {}

    /**
     * A vector of dimension 2.
     *
     * @param x to the right
     * @param y upwards
     */
    public record Star(float x, float y) {}

    /** {@return what is searched for: a place in an arm} */
    public static Star here() {
        return new Star(-2.5f, 5.9f);
    }

    /** {@return all of them; the place in the list is the star's id} */
    public static List<Star> stars() {
        Random random = new Random(SEED);
        List<Star> stars = new ArrayList<>(STARS);
        while (stars.size() < STARS) {
            Star star = stars.size() % 4 == 0 ? core(random) : arm(random, stars.size() % 2);
            if (Math.hypot(star.x(), star.y()) < RADIUS) {
                stars.add(star);
            }
        }
        return List.copyOf(stars);
    }

    private static Star core(Random random) {
        return new Star((float) (random.nextGaussian() * 1.3), (float) (random.nextGaussian() * 1.3));
    }

    private static Star arm(Random random, int which) {
        double along = Math.sqrt(random.nextDouble());
        double angle = 2 * Math.PI * TURNS * along + Math.PI * which;
        double width = SPREAD * (0.6 + along);
        return new Star((float) (RADIUS * along * Math.cos(angle) + random.nextGaussian() * width), (float)
                (RADIUS * along * Math.sin(angle) + random.nextGaussian() * width));
    }
}
