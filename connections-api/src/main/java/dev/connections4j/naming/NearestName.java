package dev.connections4j.naming;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one means. */
public final class NearestName {
    private NearestName() {}

    /** The candidate with the fewest edits; case and underscores cost nothing, and the end of a longer name little. */
    public static String of(String typed, List<String> candidates) {
        String plain = plain(typed);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(plain, plain(candidate))))
                .orElse("");
    }

    /** The same, but empty if it takes more edits than a slip of the hand: one, or a third of the letters. */
    public static Optional<String> typo(String typed, List<String> candidates) {
        String nearest = of(typed, candidates);
        String plain = plain(typed);
        int most = Math.max(1, plain.length() / 3);
        return Optional.of(nearest).filter(name -> !name.isEmpty() && edits(plain, plain(name)) <= most);
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return lower.length() > 64 ? lower.substring(0, 64) : lower;
    }

    private static int distance(String a, String b) {
        boolean begins = Math.min(a.length(), b.length()) > 1 && (a.startsWith(b) || b.startsWith(a));
        return begins ? Math.min(2, edits(a, b)) : edits(a, b);
    }

    /** Insertions, deletions, replacements and swaps of neighbours. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
