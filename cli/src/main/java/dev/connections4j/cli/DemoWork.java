package dev.connections4j.cli;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.cli.demo.StarSearch;
import dev.connections4j.sdk.MilvusClients;
import io.milvus.v2.exception.MilvusClientException;
import java.util.ArrayList;
import java.util.List;

/** What connections are for: the official SDK's client on each, which makes a collection and searches in it. */
final class DemoWork {
    private DemoWork() {}

    /** Works by each alias in turn; all of them have to find the same. */
    static int run(ConnectionRegistry registry, List<String> aliases, Report report) {
        report.remark("\nReal work by alias, with MilvusClients.v2: a collection, 1,000 vectors, an index, a search:");
        List<List<Long>> found = new ArrayList<>();
        for (String alias : aliases) {
            try {
                Connection connection = registry.get(alias);
                StarSearch search = StarSearch.run(MilvusClients.v2(connection));
                report.searched(connection, search);
                found.add(search.found());
            } catch (MilvusClientException e) {
                report.error(new ErrorReport("SDK_FAILED", "", alias + ": " + e.getMessage(), Subcommand.FAILED));
                return Subcommand.FAILED;
            }
        }
        boolean same = found.stream().distinct().count() == 1;
        report.remark("\nThe vectors are a galaxy. ✚ is what was searched for, ● are the ten stars nearest to it, "
                + (same ? "the same over each transport:" : "NOT the same over each transport. Over the first:"));
        report.picture(found.get(0));
        return same ? Subcommand.FINE : Subcommand.FAILED;
    }
}
