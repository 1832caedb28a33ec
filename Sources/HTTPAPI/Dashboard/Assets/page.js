// What pages can do beyond plain HTML: follow changes, step through a log, take dropped files. Without it all else works.
'use strict';

(() => {
  const events = [
    'JobCreated', 'JobClaimed', 'StepStarted', 'StepProgressed', 'StepCompleted', 'StepFailed', 'RetryScheduled', 'JobParked',
    'SignalReceived', 'CancellationRequested', 'JobCancelled', 'JobCompleted', 'JobFailed', 'JobRetried', 'JobQuarantined',
    'JobReleased', 'PayloadErased',
  ];

  const byID = (id) => document.getElementById(id);

  // MARK: - Parts of the page that change

  const prepare = (root) => {
    for (const element of root.querySelectorAll('[data-scripted]')) element.hidden = false;
    for (const element of root.querySelectorAll('[data-unscripted]')) element.hidden = true;
  };

  // Takes what has changed from a newer page, and leaves the focus where it was.
  const take = (page, ids) => {
    prepare(page);
    for (const id of ids) {
      const [old, fresh] = [byID(id), page.getElementById(id)];
      if (!old || !fresh) continue;
      for (const summary of old.querySelectorAll('details[open] > summary[id]')) {
        page.getElementById(summary.id)?.parentElement.setAttribute('open', '');
      }
      if (old.outerHTML === fresh.outerHTML) continue;
      const focused = old.contains(document.activeElement) ? document.activeElement : null;
      const scrolled = old.querySelector('.events')?.scrollTop;
      old.replaceWith(fresh);
      if (scrolled) fresh.querySelector('.events').scrollTop = scrolled;
      if (focused) {
        const again = (focused.id && byID(focused.id))
          || [...fresh.querySelectorAll('a[href]')].find((link) => link.getAttribute('href') === focused.getAttribute('href'))
          || fresh.querySelector('h1, h2');
        if (again && !again.matches('a, button, input, select, textarea, summary, [tabindex]')) again.tabIndex = -1;
        again?.focus({ preventScroll: true });
      }
    }
  };

  const load = async (address) => {
    const answer = await fetch(address, { credentials: 'same-origin', cache: 'no-store' });
    if (answer.status === 401) { location.reload(); return null; }
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  };

  // One request at a time, and another afterwards if something has happened meanwhile.
  const refresher = (pause) => {
    let running = false;
    let again = false;
    const refresh = async () => {
      if (running) { again = true; return; }
      running = true;
      let failures = 0;
      try {
        do {
          again = false;
          const page = await load(location.href).catch(() => null);
          if (page) {
            take(page, [...document.querySelectorAll('[data-live]')].map((element) => element.id));
            announce();
            failures = 0;
          } else if (++failures < 10) {
            again = true;
          }
          // The service may be busy, or on its way back.
          const rest = page ? pause : 500 * failures;
          if (rest) await new Promise((resolve) => setTimeout(resolve, rest));
        } while (again);
      } finally {
        running = false;
      }
    };
    return refresh;
  };

  const announce = () => {
    const [announcement, summary] = [byID('announcement'), byID('overview')?.dataset.summary];
    if (announcement && summary && announcement.textContent !== summary) announcement.textContent = summary;
    const title = byID('heading');
    if (title) document.title = `${title.textContent} · ${byID('overview').querySelector('.badge').textContent} · Selvedge`;
  };

  const follow = () => {
    const place = document.querySelector('[data-stream]');
    if (!place || !window.EventSource) return;
    const ofJob = place.id === 'overview';
    const refresh = refresher(ofJob ? 0 : 1000);
    const source = new EventSource(place.dataset.stream);
    for (const name of events) source.addEventListener(name, refresh);
    source.addEventListener('end', () => source.close());
    source.addEventListener('open', () => { document.body.dataset.connection = 'open'; refresh(); });
    source.addEventListener('error', () => {
      document.body.dataset.connection = source.readyState === EventSource.CLOSED ? 'closed' : 'lost';
    });
    addEventListener('pagehide', () => source.close());
    // From the browser's store of pages, whose stream was closed.
    addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  };

  // MARK: - The state at a version

  const step = () => {
    let latest = 0;
    document.addEventListener('input', async (event) => {
      if (event.target.id !== 'version') return;
      const slider = event.target;
      byID('version-shown').textContent = `${slider.value} of ${slider.max}`;
      const turn = ++latest;
      const address = new URL(location.href);
      if (slider.value === slider.max) address.searchParams.delete('version');
      else address.searchParams.set('version', slider.value);
      const page = await load(address).catch(() => null);
      if (!page || turn !== latest) return;
      history.replaceState(null, '', address);
      take(page, ['state', 'events']);
      show();
    });
  };

  // MARK: - Files

  const fill = async (field, file) => {
    const note = field.closest('[data-drop]').querySelector('[data-note]');
    if (file.size > 2 << 20) { note.textContent = `${file.name} is too large.`; return; }
    field.value = await file.text();
    field.removeAttribute('aria-invalid');
    note.textContent = `${file.name} was read.`;
  };

  const takeFiles = () => {
    for (const input of document.querySelectorAll('[data-fills]')) {
      input.addEventListener('change', async () => {
        const [file] = input.files;
        if (!file) return;
        await fill(byID(input.dataset.fills), file);
        input.value = '';
      });
    }
    for (const area of document.querySelectorAll('[data-drop]')) {
      const over = (event, isOver) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        area.classList.toggle('over', isOver);
      };
      area.addEventListener('dragenter', (event) => over(event, true));
      area.addEventListener('dragover', (event) => over(event, true));
      area.addEventListener('dragleave', (event) => over(event, false));
      area.addEventListener('drop', (event) => {
        over(event, false);
        const [file] = event.dataTransfer?.files ?? [];
        if (file) fill(area.querySelector('textarea'), file);
      });
    }
  };

  // Scrolls the list of events, and not the page, to the chosen one.
  const show = () => {
    const [list, chosen] = [byID('events'), byID('events')?.querySelector('.selected')];
    if (chosen) list.scrollTop = chosen.offsetTop - (list.clientHeight - chosen.clientHeight) / 2;
  };

  prepare(document);
  follow();
  step();
  takeFiles();
  show();
})();
