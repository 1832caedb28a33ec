#ifndef SELVEDGE_CRABBITMQ_SHIM_H
#define SELVEDGE_CRABBITMQ_SHIM_H

#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>

/* Swift does not import variadic functions. */
static inline amqp_rpc_reply_t selvedge_amqp_login_plain(
    amqp_connection_state_t connection,
    const char *vhost,
    int heartbeat_seconds,
    const amqp_table_t *client_properties,
    const char *user,
    const char *password
) {
    return amqp_login_with_properties(
        connection, vhost, 0, 131072, heartbeat_seconds, client_properties, AMQP_SASL_METHOD_PLAIN, user, password
    );
}

#endif
