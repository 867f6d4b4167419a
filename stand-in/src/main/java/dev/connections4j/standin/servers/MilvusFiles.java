package dev.connections4j.standin.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The Milvus binary and its libraries, unpacked once into the cache folder. */
final class MilvusFiles {
    /** The package keeps each file compressed on its own; its own start-up unpacks them for each data folder anew. */
    private static final String UNPACK = """
            import lzma, os, shutil, sys, sysconfig
            packed = os.path.join(sysconfig.get_paths()['purelib'], 'milvus', 'data', 'bin')
            for name in sorted(os.listdir(packed)):
                if name.endswith('.lzma'):
                    target = os.path.join(sys.argv[1], name[:-5])
                    with lzma.open(os.path.join(packed, name)) as source, open(target, 'wb') as sink:
                        shutil.copyfileobj(source, sink, 1 << 20)
                    os.chmod(target, 0o755)
            """;

    private final Path folder;

    private MilvusFiles(Path folder) {
        this.folder = folder;
    }

    /** The files, unpacked now if they are not there yet: some 12 seconds and 330 MB of disk, download aside. */
    static MilvusFiles prepare(Consumer<String> progress) throws ServerUnavailableException {
        Path folder = CacheFolder.locate().resolve("milvus");
        PreparedFolder.prepare(folder, "milvus 2.3.5", progress, empty -> {
            PythonEnvironment python = PythonEnvironment.milvus(progress);
            progress.accept("unpacking Milvus into " + empty);
            Command.run(
                    "unpacking Milvus",
                    List.of(python.command("python").toString(), "-c", UNPACK, empty.toString()),
                    line -> {});
            if (!Files.isExecutable(empty.resolve("milvus"))) {
                throw new ServerUnavailableException("the package milvus holds no binary for this machine");
            }
        });
        return new MilvusFiles(folder);
    }

    Path binary() {
        return folder.resolve("milvus").toAbsolutePath();
    }

    Path libraries() {
        return folder.toAbsolutePath();
    }
}
