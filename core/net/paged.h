// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/page.h"
#include "net/apiclient.h"

namespace wrapdesk {

// Fetches every page of an entity listing, one after the other: an operation that lives while it runs, as a child of
// its context. Deleting it cancels; otherwise it calls its handler once, with all entities or the first error, and
// deletes itself. Pages may shift meanwhile: an entity can come twice, or not until the next pass.
template <typename T>
class Paged final : public QObject
{
public:
    using PageRequest = std::function<Request<Page<T>>(int pageNumber)>; // from 1
    using Handler = std::function<void(const Result<QList<T>> &)>;

    Paged(ApiClient &client, PageRequest page, QObject *context, Handler handler, Lane lane = Lane::Interactive)
        : QObject(context), m_client(&client), m_page(std::move(page)), m_handler(std::move(handler)), m_lane(lane)
    {
        fetch(1);
    }

private:
    void fetch(int number)
    {
        m_client->send(
            m_page(number), this, [this, number](const Result<Page<T>> &page) { take(number, page); }, m_lane);
    }

    void take(int number, const Result<Page<T>> &page)
    {
        if (!page)
            return finish(Failure(page.error()));
        m_entities += page->entities;
        if (number < page->pageCount && !page->entities.isEmpty())
            return fetch(number + 1);
        finish(std::move(m_entities));
    }

    void finish(const Result<QList<T>> &result)
    {
        const Handler handler = std::move(m_handler);
        deleteLater();
        handler(result); // may delete this
    }

    ApiClient *m_client;
    PageRequest m_page;
    Handler m_handler;
    const Lane m_lane;
    QList<T> m_entities;
};

} // namespace wrapdesk
