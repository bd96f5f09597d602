# SPDX-FileCopyrightText: 2026 The Wrapdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Breaks every rule of floors.cmake once, in a tree of its own, and expects each to be named:
#   cmake -D TREE=<scratch folder> -D QT_HEADERS=… -P floorstest.cmake

cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE "${TREE}")
set(missed "")

# One file with one line in it, and what must be said of it: "fine", or a part of the message.
function(expect file line said)
    file(REMOVE_RECURSE "${TREE}")
    file(WRITE "${TREE}/${file}" "// first line; with a [bracket\n${line}\n")
    execute_process(COMMAND ${CMAKE_COMMAND} -D SOURCES=${TREE} -D QT_HEADERS=${QT_HEADERS}
                            -P ${CMAKE_CURRENT_LIST_DIR}/floors.cmake
                    RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE out)
    if(said STREQUAL "fine" AND result EQUAL 0)
        return()
    endif()
    string(FIND "${out}" "${file}:2: ${said}" named)
    if(said STREQUAL "fine" OR result EQUAL 0 OR named LESS 0)
        message(NOTICE "${file} with ${line}: expected “${said}”, got ${result}: ${out}")
        set(missed "${missed}${file} " PARENT_SCOPE)
    endif()
endfunction()

expect(core/domain/a.h "#include \"base/id.h\"" fine)
expect(core/domain/a.h "#include <QDateTime>" fine)
expect(core/domain/a.h "#include <QTimer>" "the domain is values and pure functions")
expect(core/domain/a.h "#include <QObject>" "the domain is values and pure functions")
expect(core/domain/a.h "#include <QNetworkReply>" "domain must not include <QNetworkReply>")
expect(core/domain/a.h "#include <QtSql/QSqlQuery>" "domain must not include <QtSql/QSqlQuery>")
expect(core/domain/a.h "#include \"base/clock.h\"" "the domain has never heard of the clock")
expect(core/domain/a.cpp "x = QDateTime::currentDateTimeUtc()" "the domain has never heard of the clock")
expect(core/domain/a.h "#include \"codec/b.h\"" "core/domain must not include core/codec")
expect(core/base/a.h "#include \"domain/leg.h\"" "core/base must not include core/domain")
expect(core/base/a.cpp "#include <QTimer>" fine)
expect(core/net/a.h "#include <QNetworkReply>" fine)
expect(core/net/a.h "#  include \"api/b.h\"" "core/net must not include core/api")
expect(core/net/a.h "#include <QColor>" "core must not include <QColor>")
expect(core/net/a.h "#include <QWidget>" "core must not include <QWidget>")
expect(core/net/a.h "#include <qt6keychain/keychain.h>" "core must not include <qt6keychain/keychain.h>")
expect(core/auth/a.h "#include <QHttpServer>" fine)
expect(core/auth/a.h "#include <qt6keychain/keychain.h>" fine)
expect(core/webhook/a.h "#include <QHttpServer>" fine)
expect(core/wrap/a.h "#include \"live/b.h\"" "core/wrap and core/live stand side by side")
expect(core/live/a.h "#include \"sweep/b.h\"" "core/live must not include core/sweep")
expect(core/session/a.h "#include \"wrap/b.h\"" fine)
expect(core/session/a.h "#include \"pages/b.h\"" "core knows nothing of \"pages/b.h\"")
expect(ui/pages/a.h "#include \"session/session.h\"" fine)
expect(ui/pages/a.h "#include \"models/b.h\"" fine)
expect(ui/pages/a.h "#include \"net/b.h\"" "ui must not include core/net")
expect(ui/pages/a.h "#include <QNetworkAccessManager>" "ui must not include <QNetworkAccessManager>")
expect(ui/pages/a.h "#include <QSqlDatabase>" "ui must not include <QSqlDatabase>")
expect(ui/pages/a.h "#include <QWebSocket>" "ui must not include <QWebSocket>")
expect(ui/pages/a.h "#include <qt6keychain/keychain.h>" "ui must not include <qt6keychain/keychain.h>")
expect(ui/a.h "#include \"demo-org/site.h\"" "the floors never link the demo organisation")
expect(app/demo-org/a.h "#include \"model.h\"" fine)
expect(app/demo-org/a.h "#include <QHttpServer>" fine)
expect(app/demo-org/a.h "#include \"domain/leg.h\"" "the demo organisation shares no code")
expect(app/demo-org/a.h "#include \"../../core/base/id.h\"" "the demo organisation shares no code")
expect(app/demo-org/CMakeLists.txt "target_link_libraries(x wrapdesk::domain)" "the demo organisation shares no code")

file(REMOVE_RECURSE "${TREE}")
if(missed)
    message(FATAL_ERROR "not as expected: ${missed}")
endif()
