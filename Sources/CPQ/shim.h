#include <libpq-fe.h>

// The fields of an error that are read here: characters as macros, which Swift sees as numbers of a
// type that PQresultErrorField does not take.
static inline const char *nashr_pq_sqlstate(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}
static inline const char *nashr_pq_message(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}
static inline const char *nashr_pq_position(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
}
