package dev.threadspool.local;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What processes listen on, as Linux tells it in {@code /proc}. */
final class ListeningSockets {

  /**
   * One line of {@code /proc/net/tcp}: number, local address, remote address, state, and six more
   * before the inode.
   */
  private static final int LOCAL_ADDRESS = 1;

  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTEN = "0A";

  private ListeningSockets() {}

  static List<InetAddress> of(Set<ProcessHandle> processes) throws IOException {
    Set<String> inodes =
        processes.stream().flatMap(ListeningSockets::inodes).collect(Collectors.toSet());
    List<InetAddress> addresses = new ArrayList<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] fields = line.strip().split("\\s+");
        if (fields[STATE].equals(LISTEN) && inodes.contains("socket:[" + fields[INODE] + "]")) {
          addresses.add(address(fields[LOCAL_ADDRESS]));
        }
      }
    }
    return addresses;
  }

  private static Stream<String> inodes(ProcessHandle process) {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return descriptors.map(ListeningSockets::target).toList().stream();
    } catch (IOException _) {
      return Stream.empty();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException _) {
      return "closed";
    }
  }

  /**
   * Words of four bytes, each with its bytes in the machine's order: the little end first on all
   * machines we run on.
   */
  private static InetAddress address(String text) throws IOException {
    byte[] swapped = HexFormat.of().parseHex(text.substring(0, text.indexOf(':')));
    byte[] bytes = new byte[swapped.length];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = swapped[index / 4 * 4 + 3 - index % 4];
    }
    return InetAddress.getByAddress(bytes);
  }
}
