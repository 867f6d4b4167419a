package dev.connections4j.cli.demo;

import dev.connections4j.cli.demo.Galaxy.Star;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** The galaxy in characters of two by four dots, as Braille has them. */
public final class Sky {
    /** The height. */
    public static final int LINES = 15;

    private static final int COLUMNS = 60;
    private static final int ACROSS = 2;
    private static final int DOWN = 4;
    private static final char EMPTY = '\u2800';
    /** By column, then by line. */
    private static final int[][] DOTS = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

    private static final char FOUND = '●';
    private static final char HERE = '✚';

    private final char[][] characters = new char[LINES][COLUMNS];

    private Sky() {
        for (char[] line : characters) {
            Arrays.fill(line, EMPTY);
        }
    }

    /**
     * The stars, of which some were found.
     *
     * @param stars all of them
     * @param found their places in that list
     * @param bright shows what was found, and where the search began, so that it stands out
     * @return lines of equal width
     */
    public static List<String> of(List<Star> stars, Collection<Long> found, UnaryOperator<String> bright) {
        Sky sky = new Sky();
        stars.forEach(sky::dot);
        found.forEach(id -> sky.mark(stars.get(id.intValue()), FOUND));
        sky.mark(Galaxy.here(), HERE);
        List<String> lines = new ArrayList<>();
        for (char[] line : sky.characters) {
            lines.add(String.valueOf(line)
                    .replace(String.valueOf(FOUND), bright.apply(String.valueOf(FOUND)))
                    .replace(String.valueOf(HERE), bright.apply(String.valueOf(HERE))));
        }
        return lines;
    }

    private void dot(Star star) {
        int x = x(star);
        int y = y(star);
        characters[y / DOWN][x / ACROSS] |= (char) DOTS[x % ACROSS][y % DOWN];
    }

    private void mark(Star star, char sign) {
        characters[y(star) / DOWN][x(star) / ACROSS] = sign;
    }

    private static int x(Star star) {
        return place(star.x(), COLUMNS * ACROSS);
    }

    private static int y(Star star) {
        return place(-star.y(), LINES * DOWN);
    }

    /** From one edge to the other. */
    private static int place(double value, int dots) {
        return (int) ((value / Galaxy.RADIUS + 1) / 2 * dots);
    }
}
