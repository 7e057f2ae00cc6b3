package samples.s26;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Keeps orders in a database. */
final class Orders {
  private final DataSource source;

  Orders(DataSource source) {
    this.source = source;
  }

  void ship(String id) {
    mark(id);
  }

  private void mark(String id) {
    try (Connection connection = source.getConnection()) {
      update(connection, id);
    } catch (SQLException e) {
      System.err.println("not shipped: " + e.getMessage());
    }
  }

  private static void update(Connection connection, String id) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update orders set shipped = true where id = ?")) {
      update.setString(1, id);
      update.executeUpdate();
    }
  }
}
