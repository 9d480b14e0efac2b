'use strict';
// Draws a recorded run and steps through it. All words come from the data; nothing here is markup.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const word = (place) => (place < 0 ? '' : data.words[place]);
  const $ = (id) => document.getElementById(id);
  const canvas = $('timeline');
  const pen = canvas.getContext('2d');
  const [WORK, WAIT, OWN_STEP, ASLEEP, HELD, MERGED, IDLE, SERVED, QUEUED, REPLYING, WORDS] =
      Array.from({ length: 11 }, (_, kind) => kind);
  const ANYONE = -1;
  const THE_PACE = -2; // whom a client waits for while the server is held
  const HUES = 7;
  const SANS = 'Inter, system-ui, "Segoe UI", Roboto, sans-serif';
  const MONO = '"JetBrains Mono", ui-monospace, Consolas, monospace';
  const BAND = 32;
  const RULER = 30;
  const LEAST = 3;
  const CLOSEST = 10; // nanoseconds a pixel

  // ---- the moments: [time, stage, line, thread, begins, cause, sentence, contrast, (table, who, whom)...]
  const TIME = 0, STAGE = 1, LINE = 2, THREAD = 3, BEGINS = 4, CAUSE = 5, SENTENCE = 6, CONTRAST = 7, TABLES = 8;
  const moments = data.moments;
  const isEvent = (moment) => moment[STAGE] >= 0;

  /** The last moment that is not after a time; the first one where there is none. */
  function momentAt(time) {
    let low = 0;
    let high = moments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (moments[middle][TIME] <= time) low = middle + 1; else high = middle;
    }
    return Math.max(0, low - 1);
  }

  // ---- state
  const shown = { from: 0, scale: 1 };
  let width = 0;
  let head = 150;
  let selected = momentAt(data.instant);
  let hovered = -1;
  let step = -1;                // -1: the whole run
  let curtain = Infinity;       // what is later is not shown yet
  const answered = new Set();
  let colours = {};
  let hatches = new Map();
  let rows = [];
  let height = 0;
  let marks = [];               // what can be pointed at: [x, y, width, height, words]
  let later = [];               // words and chips, which lie above the cursor's line

  // ---- the axis: time, or event order, in which each event lies at the same distance from the next
  let inOrder = false;
  const stops = [...new Set([0, ...moments.filter(isEvent).map((moment) => moment[TIME]), data.end])].sort((a, b) => a - b);

  /** Where a time lies on the axis: in nanoseconds, or in events. */
  function along(time) {
    if (!inOrder) return time;
    let low = 0;
    let high = stops.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (stops[middle] <= time) low = middle; else high = middle - 1;
    }
    return low + 1 < stops.length ? low + Math.max(0, time - stops[low]) / (stops[low + 1] - stops[low]) : low;
  }

  /** The time at a place on the axis. */
  function timeOf(place) {
    if (!inOrder) return place;
    const low = Math.min(stops.length - 1, Math.max(0, Math.floor(place + 1e-6)));
    return low + 1 < stops.length ? stops[low] + Math.max(0, place - low) * (stops[low + 1] - stops[low]) : stops[low];
  }

  const x = (time) => head + (along(time) - shown.from) / shown.scale;
  const timeAt = (px) => timeOf(shown.from + (px - head) * shown.scale);
  const lanes = () => Math.max(50, width - head - 8);

  // ---- words for times
  function duration(nanos) {
    const say = (value, unit) => `${Number(value.toPrecision(3))} ${unit}`;
    if (nanos < 1e3) return say(nanos, 'ns');
    if (nanos < 1e6) return say(nanos / 1e3, 'µs');
    return nanos < 1e9 ? say(nanos / 1e6, 'ms') : say(nanos / 1e9, 's');
  }

  function instant(nanos, fine) {
    const digits = fine === undefined ? 6 : fine;
    return `${(nanos / 1e9).toFixed(digits)} s`;
  }

  // ---- colours
  function readColours() {
    const style = getComputedStyle(document.documentElement);
    colours = new Proxy({}, {
      get: (cache, name) => cache[name] || (cache[name] = style.getPropertyValue(`--${name}`).trim()),
    });
    hatches = new Map();
  }

  const hue = (client) => `client-${((client % HUES) + HUES) % HUES}`;
  const ink = (client) => `ink-${((client % HUES) + HUES) % HUES}`;

  /** Stripes that rise to the right, one each 10 px, as in every picture of the app. */
  function hatch(name, ratio, context) {
    const key = name + ratio;
    if (!hatches.has(key)) {
      const tile = document.createElement('canvas');
      const side = Math.round(10 * ratio);
      tile.width = tile.height = side;
      const on = tile.getContext('2d');
      on.fillStyle = colours[`tint-${name}`];
      on.fillRect(0, 0, side, side);
      on.strokeStyle = colours[`stripe-${name}`];
      on.lineWidth = 2.2 * ratio;
      on.beginPath();
      for (const shift of [-side, 0, side]) {
        on.moveTo(shift - side, 2 * side);
        on.lineTo(shift + 2 * side, -side);
      }
      on.stroke();
      const pattern = context.createPattern(tile, 'repeat');
      pattern.setTransform(new DOMMatrix().scale(1 / ratio));
      hatches.set(key, pattern);
    }
    return hatches.get(key);
  }

  const hatchName = (whom) => (whom === THE_PACE ? 'held' : whom < 0 ? 'anyone' : String(((whom % HUES) + HUES) % HUES));

  // ---- layout
  function layOut() {
    const ratio = window.devicePixelRatio || 1;
    width = canvas.clientWidth;
    head = width < 600 ? 44 : 150;
    rows = [];
    let top = 0;
    data.stages.forEach((stage, number) => {
      const many = stage.clients.length > 10;
      rows.push({ kind: 'band', stage, number, top, height: width < 600 ? 2 * BAND - 10 : BAND });
      top += rows.at(-1).height;
      stage.threads.forEach((lane, place) => {
        const high = stage.threads.length > 6 ? 24 : 40;
        rows.push({ kind: 'thread', stage, number, lane, place, top, height: high });
        top += high;
      });
      stage.clients.forEach((lane, place) => {
        const high = many ? 22 : 35;
        rows.push({ kind: 'client', stage, number, lane, place, top, height: high });
        top += high;
      });
      const more = [[stage.moreThreads, 'thread'], [stage.moreClients, 'client']]
          .filter(([count]) => count > 0)
          .map(([count, what]) => `${count} more ${what}${count === 1 ? '' : 's'}`);
      if (more.length) {
        rows.push({ kind: 'more', text: `${more.join(' and ')} not in this page`, top, height: 20 });
        top += 20;
      }
    });
    height = top + RULER;
    canvas.style.height = `${height}px`;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    hatches = new Map();
  }

  // ---- drawing
  function text(words, at, middle, colour, font, align) {
    pen.font = font;
    pen.fillStyle = colour;
    pen.textAlign = align || 'left';
    pen.textBaseline = 'middle';
    pen.fillText(words, at, middle);
  }

  /** As many words as fit, with an ellipsis; empty where that is too few. */
  function fitted(words, font, room) {
    pen.font = font;
    if (pen.measureText(words).width <= room) return words;
    const letters = Array.from(words);
    let low = 0;
    let high = letters.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const wide = pen.measureText(`${letters.slice(0, middle).join('')}…`).width;
      if (wide <= room) low = middle; else high = middle - 1;
    }
    return low < Math.min(8, letters.length / 2) ? '' : `${letters.slice(0, low).join('').trimEnd()}…`;
  }

  const SMALL = `11.5px ${SANS}`;
  const CALL = `11.5px ${MONO}`;
  const BOLD = `600 12px ${SANS}`;

  /** The parts of a stretch that no chip lies on; the widest of them. */
  function widestFree(from, to, taken) {
    let best = [from, from];
    let at = from;
    for (const [left, right] of [...taken, [to, to]]) {
      if (Math.min(left, to) - at > best[1] - best[0]) best = [at, Math.min(left, to)];
      at = Math.max(at, right);
      if (at >= to) break;
    }
    return best;
  }

  function boxed(words, font, from, to, middle, taken) {
    const [left, right] = widestFree(from, to, taken);
    const fits = fitted(words, font, right - left - 24);
    if (!fits) return;
    pen.font = font;
    const wide = pen.measureText(fits).width;
    const at = (left + right - wide) / 2;
    pen.fillStyle = colours.ground;
    pen.fillRect(at - 4, middle - 8, wide + 8, 16);
    text(fits, at, middle, colours.ink, font);
  }

  /** Words above a line, on a ground that hides what is behind. */
  function above(words, at, wide, middle) {
    pen.fillStyle = colours.lane;
    pen.fillRect(at - wide / 2 - 2, middle - 6, wide + 4, 12);
    text(words, at, middle, colours['dim-ink'], SMALL, 'center');
  }

  const inView = (from, to) => along(to) >= shown.from && x(from) <= width;

  function mark(left, top, wide, high, words) {
    if (words) marks.push([left, top, wide, high, words]);
  }

  function drawThread(row, ratio) {
    const { lane } = row;
    const middle = row.top + row.height / 2;
    const high = row.height * 0.72;
    const top = middle - high / 2;
    if (lane.from > curtain) return;
    const left = Math.max(head, x(lane.from));
    const right = Math.min(width, x(Math.min(lane.to, curtain)));
    pen.fillStyle = colours.ink;
    if (right > left) pen.fillRect(left, middle - 1, right - left, 2);
    let merged = null;
    const flush = () => {
      if (!merged) return;
      pen.fillStyle = colours.ink;
      pen.fillRect(merged.from, top, Math.max(LEAST, merged.to - merged.from), high);
      mark(merged.from, top, Math.max(LEAST, merged.to - merged.from), high,
          merged.count > 1 ? `${merged.count} calls: zoom in to part them` : merged.words);
      merged = null;
    };
    for (const [from, to, kind, whom, label] of lane.spans) {
      if (from > curtain) break;
      if (!inView(from, to)) continue;
      const start = Math.max(head, x(from));
      const end = Math.min(width, x(Math.min(to, curtain)));
      const cut = to > curtain;
      const wide = Math.max(LEAST, end - start);
      const words = cut ? word(label).replace(/ — .*/s, '') : word(label);
      if (kind === HELD) {
        pen.fillStyle = hatch('held', ratio, pen);
        pen.fillRect(start, top, wide, high);
        later.push(() => boxed(words, CALL, start, start + wide, middle, []));
        mark(start, top, wide, high, words);
        continue;
      }
      if (end - start < LEAST && kind !== MERGED) {
        if (merged && start - merged.to > LEAST) flush();
        if (merged) {
          merged.to = Math.max(end, merged.to);
          merged.count++;
        } else {
          merged = { from: start, to: end, count: 1, words };
        }
        continue;
      }
      flush();
      if (kind === WAIT || kind === ASLEEP) {
        pen.fillStyle = kind === ASLEEP ? colours.grid : hatch(hatchName(whom), ratio, pen);
        pen.fillRect(start, top, wide, high);
        pen.fillStyle = whom < 0 ? colours.anyone : colours[hue(whom)];
        pen.fillRect(start, top, wide, 1);
        pen.fillRect(start, top + high - 1, wide, 1);
        const brief = words.replace(/ — .*/s, '');
        pen.font = CALL;
        const whole = pen.measureText(words).width <= wide - 24;
        later.push(() => boxed(whole ? words : brief, CALL, start, start + wide, middle, []));
      } else {
        pen.fillStyle = colours.ink;
        pen.fillRect(start, top, wide, high);
        const hollow = kind === OWN_STEP && wide > 6;
        if (hollow) {
          pen.fillStyle = colours.ground;
          pen.fillRect(start + 1, top + 1, wide - 2, high - 2);
        }
        const name = fitted(words, CALL, wide - 4);
        if (name) text(name, start + wide / 2, middle, hollow ? colours.ink : colours.ground, CALL, 'center');
      }
      mark(start, top, wide, high, words);
    }
    flush();
  }

  /** How many clients the kernel's queue held, below the lane of the thread that accepts. */
  function drawAcceptQueue(row) {
    const { queue, acceptor } = row.stage;
    if (acceptor !== row.place) return;
    const most = Math.max(1, ...queue.map(([, waiting]) => waiting));
    queue.forEach(([time, waiting, label], i) => {
      const next = i + 1 < queue.length ? queue[i + 1][0] : data.end;
      if (!waiting || time > curtain || !inView(time, next)) return;
      const left = Math.max(head, x(time));
      const wide = Math.max(1, Math.min(width, x(Math.min(next, curtain))) - left);
      const high = Math.max(1, 4 * waiting / most);
      pen.fillStyle = colours.anyone;
      pen.fillRect(left, row.top + row.height - 1 - high, wide, high);
      mark(left, row.top + row.height - 7, Math.max(LEAST, wide), 7, word(label));
    });
  }

  /** Where the messages of a client stand: as chips where there is room, else as their pins. */
  function chipsOf(row) {
    const chips = [];
    const roomy = row.height >= 30;
    for (const [said, heard, place, took] of row.lane.messages) {
      const known = heard >= 0 && heard <= curtain;
      if (said > curtain || !inView(said, known ? heard : said)) continue;
      const words = word(place) || '(nothing)';
      const brief = fitted(words, BOLD, 110) || '…';
      const near = known && x(heard) - x(said) < 40;
      chips.push({ at: x(said), says: true, hears: near, words: brief, whole: words, after: near ? word(took) : '' });
      if (known && !near) {
        chips.push({ at: x(heard), says: false, hears: true, words: brief, whole: words, after: '' });
      }
    }
    chips.sort((a, b) => a.at - b.at);
    let free = -Infinity;
    chips.forEach((chip, i) => {
      pen.font = BOLD;
      const signs = (chip.says ? 10 : 0) + (chip.hears ? 10 : 0);
      const wide = 12 + signs + pen.measureText(chip.words).width;
      pen.font = SMALL;
      const more = chip.after ? pen.measureText(chip.after).width + 10 : 0;
      const follows = i + 1 < chips.length ? chips[i + 1].at : width + 4;
      const left = row.lane.left === undefined || row.lane.left > curtain ? Infinity : x(row.lane.left) - 2;
      const next = left > chip.at + 2 ? Math.min(follows, left) : follows;
      chip.width = roomy && chip.at >= free && chip.at + wide + 4 < next ? wide : 0;
      if (chip.width && chip.at + wide + more + 4 < next) chip.width += more; else chip.after = '';
      free = Math.max(free, chip.at + chip.width);
    });
    return chips.filter((chip) => chip.at >= head - 1);
  }

  function triangle(left, middle, rightwards) {
    pen.beginPath();
    pen.moveTo(left + (rightwards ? 1 : 7), middle - 3.5);
    pen.lineTo(left + (rightwards ? 7 : 1), middle);
    pen.lineTo(left + (rightwards ? 1 : 7), middle + 3.5);
    pen.fill();
  }

  function drawChips(row, chips) {
    const middle = row.top + row.height / 2;
    const colour = colours[ink(row.lane.hue)];
    for (const chip of chips) {
      const high = Math.min(22, row.height - 6);
      if (chip.width) {
        pen.fillStyle = colours.ground;
        pen.strokeStyle = colour;
        pen.lineWidth = 1.2;
        pen.beginPath();
        pen.roundRect(chip.at, middle - high / 2, chip.width, high, 3);
        pen.fill();
        pen.stroke();
        pen.fillStyle = colour;
        let at = chip.at + 5;
        if (chip.says) { triangle(at, middle, true); at += 10; }
        if (chip.hears) { triangle(at, middle, false); at += 10; }
        text(chip.words, at, middle, colour, BOLD);
        if (chip.after) text(chip.after, chip.at + chip.width - 6, middle, colours.ink, SMALL, 'right');
      }
      pen.fillStyle = colour;
      pen.fillRect(chip.at - 1, middle - high / 2 - 2, 2.5, high + 4);
      const what = chip.says ? (chip.hears ? 'says and hears back' : 'says') : 'hears back';
      mark(chip.at - 3, row.top, Math.max(8, chip.width), row.height,
          `${row.lane.name} ${what} “${chip.whole}”${chip.after ? `, ${chip.after}` : ''}`);
    }
  }

  function drawClient(row, ratio) {
    const { lane } = row;
    const middle = row.top + row.height / 2;
    const high = row.height * 0.66;
    const top = middle - high / 2;
    const colour = colours[hue(lane.hue)];
    const chips = chipsOf(row);
    const taken = chips.map((chip) => [chip.at - 4, chip.at + chip.width + 6]);
    const labels = [];
    for (const [from, to, kind, whom, label] of lane.spans) {
      if (from > curtain) continue;
      if (!inView(from, to)) continue;
      const start = Math.max(head, x(from));
      const end = Math.min(width, x(Math.min(to, curtain)));
      const wide = kind === WAIT ? Math.max(LEAST, end - start) : end - start;
      const words = to > curtain ? '' : word(label);
      if (kind === WAIT || kind === HELD) {
        const tall = kind === HELD ? Math.min(8, high) : high;
        pen.fillStyle = hatch(kind === HELD ? 'held' : hatchName(whom), ratio, pen);
        pen.fillRect(start, middle - tall / 2, wide, tall);
        if (kind === WAIT && row.height > 26) {
          pen.fillStyle = whom === THE_PACE ? colours.ink : whom < 0 ? colours.anyone : colours[hue(whom)];
          pen.fillRect(start, top, wide, 1);
          pen.fillRect(start, top + high - 1, wide, 1);
        }
      } else if (kind === IDLE) {
        pen.fillStyle = colour;
        pen.fillRect(start, middle - 1.2, wide, 2.4);
      } else if (kind === SERVED) {
        pen.fillStyle = colour;
        pen.fillRect(start, middle - 4, Math.max(LEAST, wide), 8);
      } else if (kind === QUEUED) {
        pen.fillStyle = colour;
        pen.fillRect(start, middle, Math.max(LEAST, wide), high / 2);
        pen.fillRect(start, middle - 1.2, wide, 2.4);
      } else if (kind === REPLYING && wide > 0) {
        pen.strokeStyle = colour;
        pen.lineWidth = 2.4;
        pen.setLineDash([6, 4]);
        pen.beginPath();
        pen.moveTo(start, middle);
        pen.lineTo(end, middle);
        pen.stroke();
        pen.setLineDash([]);
      }
      if (words) {
        labels.push([start, Math.max(start, end), words, kind]);
        mark(start, row.top, wide, row.height, `${lane.name}: ${words}`);
      }
    }
    if (row.height >= 30) {
      for (const [start, end, words, kind] of labels) {
        if (kind === WORDS) later.push(() => boxed(words, SMALL, start, end, middle, taken));
        if (kind === IDLE || kind === QUEUED) {
          const [left, right] = widestFree(start, end, taken);
          pen.font = SMALL;
          const wide = pen.measureText(words).width;
          if (right - left > wide + 40) {
            later.push(() => above(words, (left + right) / 2, wide, middle - 8.5));
          }
        }
      }
    }
    later.push(() => drawChips(row, chips), () => goodbye(row, middle, colour));
  }

  function goodbye(row, middle, colour) {
    const { lane } = row;
    if (lane.left === undefined || lane.left > curtain || lane.goodbye === 'unconnected') return;
    const at = x(lane.left);
    if (at < head || at > width) return;
    const reach = Math.min(10, row.height / 2 - 1);
    const reset = ['closed_unread', 'reset', 'reset_in_queue'].includes(lane.goodbye);
    if (reset) {
      const arm = reach * 0.6;
      pen.strokeStyle = colours.waits;
      pen.lineWidth = 2.4;
      pen.beginPath();
      pen.moveTo(at - arm, middle - arm);
      pen.lineTo(at + arm, middle + arm);
      pen.moveTo(at - arm, middle + arm);
      pen.lineTo(at + arm, middle - arm);
      pen.stroke();
    } else if (lane.goodbye === 'half_closed') {
      pen.fillStyle = colour;
      pen.beginPath();
      pen.arc(at, middle, reach * 0.7, Math.PI / 2, 1.5 * Math.PI);
      pen.fill();
    } else if (lane.goodbye === 'ended') {
      pen.strokeStyle = colour;
      pen.lineWidth = 1.4;
      pen.strokeRect(at - 3, middle - reach, 5, 2 * reach);
    } else {
      pen.fillStyle = colour;
      pen.fillRect(at - 2, middle - reach, 4, 2 * reach);
    }
    mark(at - 6, row.top, 12, row.height, `${lane.name} left: ${lane.goodbye.replaceAll('_', ' ')}`);
  }

  function drawBand(row) {
    const { stage } = row;
    const narrow = width < 600;
    const middle = row.top + BAND / 2;
    pen.fillStyle = colours.header;
    pen.fillRect(0, row.top, width, row.height);
    const name = `600 14px ${SANS}`;
    const kind = stage.kind.toUpperCase();
    const badgeFont = `600 10.5px ${SANS}`;
    pen.font = badgeFont;
    const badge = pen.measureText(kind).width + 16;
    const title = fitted(stage.name, name, width - badge - 40);
    text(title, 10, middle, colours.ink, name);
    pen.font = name;
    let at = 20 + pen.measureText(title).width;
    pen.fillStyle = colours[stage.multiplexed ? 'badge-multiplexed' : 'badge-blocking'];
    pen.beginPath();
    pen.roundRect(at, middle - 9, badge, 18, 9);
    pen.fill();
    text(kind, at + badge / 2, middle + 0.5, colours['badge-ink'], badgeFont, 'center');
    at += badge + 10;
    // The summary is of the whole run: not while some of it is covered.
    const all = curtain === Infinity;
    const notes = [...stage.marks, ...(all && stage.failure ? [stage.failure] : [])].join(' · ');
    const summary = all ? stage.summary : '';
    const tone = stage.tone === 'nobody' ? 'nobody-waits' : stage.tone === 'quiet' ? 'dim-ink' : 'waits';
    const strong = `600 12.5px ${SANS}`;
    if (narrow) {
      // What is to be known to judge the picture comes first: the end may be cut.
      const words = [notes, summary].filter(Boolean).join(' · ');
      text(fitted(words, strong, width - 20), 10, row.top + 42, colours[notes ? 'notice-ink' : tone], strong);
      return;
    }
    pen.font = strong;
    const wide = pen.measureText(summary).width;
    text(fitted(summary, strong, width - at - 20), width - 10, middle, colours[tone], strong, 'right');
    text(fitted(notes ? `${stage.address} · ${notes}` : stage.address, SMALL, width - at - wide - 40), at, middle,
        colours[notes ? 'notice-ink' : 'dim-ink'], SMALL);
  }

  function drawHead(row) {
    const middle = row.top + row.height / 2;
    const narrow = head < 100;
    if (row.kind === 'thread') {
      const two = row.height > 30 && curtain === Infinity && !narrow;
      const name = narrow ? row.lane.name.replace(/ ?thread ?/, '') || row.lane.name : row.lane.name;
      text(fitted(name, narrow ? SMALL : BOLD, head - 14) || fitted(name, `10px ${SANS}`, head - 2),
          narrow ? 4 : 12, two ? middle - 7 : middle, colours.ink, narrow ? SMALL : BOLD);
      if (two) text(row.lane.note, 12, middle + 8, colours['dim-ink'], SMALL);
      return;
    }
    const { lane } = row;
    const at = narrow ? 20 : 24;
    pen.fillStyle = colours[ink(lane.hue)];
    pen.beginPath();
    pen.arc(at, middle, Math.min(10, row.height / 2 - 1), 0, 2 * Math.PI);
    pen.fill();
    text(lane.badge, at, middle + 0.5, colours.ground, `600 ${row.height < 26 ? 10 : 11.5}px ${SANS}`, 'center');
    if (!narrow) text(fitted(lane.name, BOLD, head - 46), 42, middle, colours.ink, BOLD);
  }

  function tickStep() {
    const least = shown.scale * 90;
    const power = 10 ** Math.floor(Math.log10(least));
    return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= least);
  }

  /** In event order: how long it lasted from one event, or each few, to the next. */
  function drawGaps(top, left, right) {
    const each = Math.max(1, Math.ceil(60 * shown.scale));
    const first = Math.max(0, Math.floor(shown.from / each) * each);
    for (let n = first; n < stops.length && x(stops[n]) < width; n += each) {
      const next = Math.min(stops.length - 1, n + each);
      const from = x(stops[n]);
      const middle = (from + x(stops[next])) / 2;
      pen.fillStyle = colours.anyone;
      if (from >= head) pen.fillRect(from, top, 1, 5);
      if (next === n || stops[next] > curtain) continue;
      const words = duration(stops[next] - stops[n]);
      pen.font = SMALL;
      const half = pen.measureText(words).width / 2;
      const isFree = middle + half < left - 6 || middle - half > right + 6;
      const fits = 2 * half + 6 < x(stops[next]) - from;
      if (fits && isFree && middle - half > head && middle + half < width) {
        text(words, middle, top + 17, colours['dim-ink'], SMALL, 'center');
      }
    }
  }

  function drawRuler(top, now) {
    pen.fillStyle = colours.header;
    pen.fillRect(0, top, width, RULER);
    const [left, right] = drawNow(top, now);
    if (inOrder) {
      drawGaps(top, left, right);
      return;
    }
    const gap = tickStep();
    const digits = Math.max(0, Math.ceil(9 - Math.log10(gap) - 1e-9));
    for (let n = Math.ceil(Math.max(0, shown.from) / gap); x(n * gap) < width; n++) {
      const at = x(n * gap);
      pen.fillStyle = colours.anyone;
      pen.fillRect(at, top, 1, 5);
      const words = n === 0 ? '0 s' : `${(n * gap / 1e9).toFixed(digits)} s`;
      pen.font = SMALL;
      const half = pen.measureText(words).width / 2;
      const isFree = at + half < left - 6 || at - half > right + 6;
      if (at - half > 0 && at + half < width && isFree) {
        text(words, at, top + 17, colours['dim-ink'], SMALL, 'center');
      }
    }
  }

  /** The cursor's time on the ruler; returns where it begins and ends. */
  function drawNow(top, now) {
    const at = x(now);
    if (at < head - 1 || at > width) return [-100, -100];
    const digits = inOrder ? 6 : Math.min(9, Math.max(3, Math.ceil(9 - Math.log10(shown.scale * 100))));
    const words = instant(now, digits);
    pen.font = BOLD;
    const wide = pen.measureText(words).width + 14;
    const left = Math.min(width - wide - 2, Math.max(2, at - wide / 2));
    pen.fillStyle = colours['cursor-label'];
    pen.beginPath();
    pen.roundRect(left, top + 4, wide, 21, 4);
    pen.fill();
    text(words, left + wide / 2, top + 15, colours['cursor-ink'], BOLD, 'center');
    return [left, left + wide];
  }

  function drawSteps() {
    for (const { from } of data.steps) {
      if (from <= 0 || from > curtain || x(from) < head || x(from) > width) continue;
      pen.fillStyle = colours.grid;
      for (let y = 0; y < height - RULER; y += 7) pen.fillRect(x(from), y, 1, 3);
    }
    for (const [time, label] of data.flags) {
      if (time > curtain || x(time) < head || x(time) > width) continue;
      pen.fillStyle = colours['sentence-edge'];
      pen.fillRect(x(time), 0, 1, height - RULER);
      mark(x(time) - 4, 0, 8, height - RULER, word(label));
    }
  }

  function drawCursor(moment) {
    const at = x(moment[TIME]);
    if (at < head - 1 || at > width) return;
    pen.strokeStyle = colours.ink;
    pen.lineWidth = 1.2;
    pen.setLineDash([4, 3]);
    pen.beginPath();
    pen.moveTo(at, 0);
    pen.lineTo(at, height - RULER);
    pen.stroke();
    pen.setLineDash([]);
  }

  /** From who waits longest to whom it waits for. */
  function arrow(number, moment, at) {
    const who = moment[TABLES + 3 * number + 1];
    const whom = moment[TABLES + 3 * number + 2];
    if (who < 0 || whom < 0 || at < head - 1 || at > width) return;
    const find = (place) => rows.find((row) => row.kind === 'client' && row.number === number && row.place === place);
    const from = find(who);
    const to = find(whom);
    if (!from || !to) return;
    const up = to.top < from.top;
    const start = up ? from.top + 4 : from.top + from.height - 4;
    const end = up ? to.top + to.height * 0.72 : to.top + to.height * 0.28;
    const sign = up ? 1 : -1;
    pen.strokeStyle = pen.fillStyle = colours.ink;
    pen.lineWidth = 2.4;
    pen.beginPath();
    pen.moveTo(at, start);
    pen.lineTo(at, end + 8 * sign);
    pen.stroke();
    pen.beginPath();
    pen.moveTo(at, end);
    pen.lineTo(at - 5, end + 9 * sign);
    pen.lineTo(at + 5, end + 9 * sign);
    pen.fill();
    const words = `${from.lane.badge} waits for ${to.lane.badge}`;
    pen.font = BOLD;
    const wide = pen.measureText(words).width + 10;
    const left = at + 10 + wide > width ? at - 10 - wide : at + 10;
    const middle = (up ? from.top : from.top + from.height);
    pen.fillStyle = colours.ground;
    pen.strokeStyle = colours.grid;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.roundRect(left, middle - 9, wide, 18, 3);
    pen.fill();
    pen.stroke();
    text(words, left + 5, middle, colours.ink, BOLD);
  }

  function drawCurtain() {
    if (curtain === Infinity) return;
    const left = Math.max(head, x(curtain));
    if (left >= width) return;
    pen.fillStyle = colours.panel;
    pen.fillRect(left, 0, width - left, height - RULER);
    pen.fillStyle = colours.anyone;
    pen.fillRect(left, 0, 1, height - RULER);
    const asked = step >= 0 && data.steps[step].question && !answered.has(step);
    const words = fitted(asked ? 'What comes now? Answer first.' : 'Not shown yet.', BOLD, width - left - 20);
    const first = rows.find((row) => row.kind === 'thread' || row.kind === 'client');
    const middle = first ? first.top + first.height / 2 : height / 2;
    if (words) text(words, (left + width) / 2, middle, colours['dim-ink'], BOLD, 'center');
  }

  let waiting = false;
  function draw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      paint();
    });
  }

  function paint() {
    const ratio = window.devicePixelRatio || 1;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = colours.ground;
    pen.fillRect(0, 0, width, height);
    marks = [];
    later = [];
    const cursor = moments[hovered >= 0 ? hovered : selected];
    for (const row of rows) {
      if (row.kind === 'band' || row.kind === 'more') continue;
      pen.fillStyle = colours.lane;
      pen.fillRect(head, row.top + 1, width - head, row.height - 2);
      pen.fillStyle = colours.grid; // before the words, some of which stand on it
      pen.fillRect(0, row.top + row.height - 1, width, 1);
    }
    pen.save();
    pen.beginPath();
    pen.rect(head, 0, width - head, height - RULER);
    pen.clip();
    drawSteps();
    for (const row of rows) {
      if (row.kind === 'thread') {
        drawThread(row, ratio);
        drawAcceptQueue(row);
      }
      if (row.kind === 'client') drawClient(row, ratio);
    }
    drawCursor(cursor);
    later.forEach((words) => words());
    data.stages.forEach((_, number) => arrow(number, cursor, x(cursor[TIME])));
    pen.restore();
    for (const row of rows) {
      if (row.kind === 'thread' || row.kind === 'client') drawHead(row);
      if (row.kind === 'more') text(row.text, 12, row.top + 10, colours['dim-ink'], SMALL);
    }
    drawCurtain();
    drawRuler(height - RULER, cursor[TIME]);
    for (const row of rows) if (row.kind === 'band') drawBand(row);
  }

  // ---- words beside the picture
  function element(name, words, className) {
    const made = document.createElement(name);
    if (words !== undefined) made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  const COLUMNS = 9;
  const WHO = 1;

  function table(stage, place) {
    const cells = data.tables[place];
    const made = element('table');
    made.append(element('caption', stage.name));
    const top = element('tr');
    for (let i = 0; i < COLUMNS; i++) {
      const title = element('th', word(cells[i]));
      title.scope = 'col';
      top.append(title);
    }
    const thead = element('thead');
    thead.append(top);
    const body = element('tbody');
    const count = cells[COLUMNS];
    for (let i = 0; i < count; i++) {
      const [waits, client, changed, ...texts] = data.rows[cells[COLUMNS + 1 + i]];
      const line = element('tr', undefined, waits ? 'waits' : '');
      texts.forEach((text, column) => {
        const cell = element(column === WHO ? 'th' : 'td', word(text), changed & (1 << column) ? 'changed' : '');
        if (column === WHO) {
          cell.scope = 'row';
          if (client >= 0) cell.style.color = `var(--${ink(client)})`;
        }
        line.append(cell);
      });
      body.append(line);
    }
    made.append(thead, body);
    const box = element('div', undefined, 'scroll');
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', `Sets of ${stage.name}`);
    box.append(made);
    const all = [box];
    for (const text of cells.slice(COLUMNS + 1 + count)) all.push(element('p', word(text), 'line'));
    return all;
  }

  let tablesShown = '';
  function showSets(moment) {
    const places = data.stages.map((_, i) => moment[TABLES + 3 * i]);
    if (tablesShown === places.join()) return;
    tablesShown = places.join();
    $('sets').replaceChildren(...places.flatMap((place, i) => table(data.stages[i], place)));
  }

  const items = new Map();      // the item of each moment that is a line
  function listCalls() {
    const list = $('calls');
    list.replaceChildren();
    items.clear();
    moments.forEach((moment, index) => {
      if (!isEvent(moment) || moment[TIME] > curtain) return;
      const item = element('li');
      const stage = data.stages.length > 1 ? `${data.stages[moment[STAGE]].name} · ` : '';
      item.append(element('small', `${instant(moment[TIME])} · ${stage}${word(moment[THREAD])}`), word(moment[LINE]));
      item.dataset.moment = index;
      // A call is listed once, at its end; its begin is there while the cursor is inside.
      item.hidden = moment[BEGINS] === 1;
      items.set(index, item);
      list.append(item);
    });
  }

  let current = null;
  function showCall(index) {
    if (current) {
      current.removeAttribute('aria-current');
      current.hidden = moments[current.dataset.moment][BEGINS] === 1;
    }
    let at = index;
    while (at >= 0 && !items.has(at)) at--;
    current = at < 0 ? null : items.get(at);
    if (!current) return;
    current.hidden = false;
    current.setAttribute('aria-current', 'true');
    const list = $('calls');
    list.scrollTop = current.offsetTop - list.clientHeight / 2;
  }

  let told = -1;
  function tell() {
    const index = hovered >= 0 ? hovered : selected;
    draw();
    if (index === told) return;
    told = index;
    const moment = moments[index];
    const [strong, also] = $('sentence').children;
    strong.textContent = word(moment[SENTENCE]);
    // The contrast may be of the whole run: not while some of it is covered.
    also.textContent = curtain === Infinity ? word(moment[CONTRAST]) : '';
    for (const time of document.querySelectorAll('.time')) time.textContent = instant(moment[TIME]);
    $('now').textContent = instant(moment[TIME]);
    showSets(moment);
    showCall(index);
  }

  // ---- moving
  const end = () => along(data.end) * 1.025;
  const closest = () => (inOrder ? 1 / 240 : CLOSEST);

  function see(from, scale) {
    const widest = end() / lanes() * 1.2;
    shown.scale = Math.min(widest, Math.max(closest(), scale));
    const slack = lanes() * shown.scale * 0.5;
    shown.from = Math.min(end() - slack * 0.2, Math.max(-slack * 0.2, from));
    if (shown.scale === widest) shown.from = 0;
    draw();
  }

  const fit = () => see(0, end() / lanes());
  const pan = (part) => see(shown.from + part * lanes() * shown.scale, shown.scale);

  function zoom(factor, px) {
    const at = px === undefined ? Math.min(width - 8, Math.max(head, x(moments[selected][TIME]))) : px;
    const place = shown.from + (at - head) * shown.scale;
    const scale = Math.min(end() / lanes() * 1.2, Math.max(closest(), shown.scale * factor));
    see(place - (at - head) * scale, scale);
  }

  function select(index) {
    hovered = -1;
    selected = Math.max(0, Math.min(moments.length - 1, index));
    const at = x(moments[selected][TIME]);
    if (at < head || at > width - 8) {
      see(along(moments[selected][TIME]) - lanes() * shown.scale / 2, shown.scale);
    }
    tell();
  }

  /** Changes between time and event order; the selected instant stays in view. */
  function changeAxis() {
    inOrder = !inOrder;
    $('order').setAttribute('aria-pressed', String(inOrder));
    fit();
    const scale = 1 / 28;
    if (inOrder && shown.scale > scale) see(along(moments[selected][TIME]) - lanes() * scale / 2, scale);
    paint();
  }

  function stepEvent(by) {
    for (let i = selected + by; i >= 0 && i < moments.length; i += by) {
      const moment = moments[i];
      if (moment[TIME] > curtain) return;
      if (isEvent(moment)) {
        select(i);
        return;
      }
    }
  }

  /** Goes to the event that caused the selected one; to the event before where none is selected. */
  function cause() {
    if (!isEvent(moments[selected])) stepEvent(-1);
    else if (moments[selected][CAUSE] >= 0) select(moments[selected][CAUSE]);
  }

  /** Goes to the first event that the selected one caused; a read may be back before the write that it hears is. */
  function effect() {
    const found = moments.findIndex((moment) => moment[CAUSE] === selected);
    if (isEvent(moments[selected]) && found >= 0 && moments[found][TIME] <= curtain) select(found);
  }

  function last() {
    let index = moments.length - 1;
    while (index > 0 && moments[index][TIME] > curtain) index--;
    select(index);
  }

  // ---- the lesson
  function showStep(number) {
    step = Math.max(-1, Math.min(data.steps.length - 1, number));
    const whole = step < 0;
    const at = whole ? null : data.steps[step];
    const asks = !whole && at.question && !answered.has(step);
    curtain = whole ? Infinity : asks ? at.from : at.to;
    $('step-title').textContent =
        whole ? `A lesson in ${data.steps.length} steps` : `Step ${step + 1} of ${data.steps.length}: ${at.title}`;
    $('narration').textContent = whole ? 'The whole run is shown. Step on to go through it from the start.' : at.narration;
    $('step-back').disabled = whole;
    $('step-on').disabled = step === data.steps.length - 1;
    $('step-on').textContent = whole ? 'Start ›' : 'Step ›';
    $('step-all').hidden = whole;
    $('question').hidden = !asks;
    $('answer').textContent = '';
    if (asks) ask(at.question);
    if (!whole && !asks && at.question) observed(at.question, '');
    listCalls();
    current = null;
    told = -1;
    tablesShown = '';
    fit();
    const [from, to] = whole ? [0, 0] : [along(at.from), along(at.to)];
    if ((to - from) / shown.scale < 60 && to > from) {
      const scale = (to - from) / (lanes() * 0.4);
      see(from - lanes() * 0.3 * scale, scale);
    }
    select(momentAt(whole ? data.instant : curtain));
  }

  function ask(question) {
    $('asked').textContent = question.text;
    const box = $('choices');
    box.replaceChildren();
    question.choices.forEach((choice, i) => {
      const label = element('label');
      const radio = element('input');
      radio.type = 'radio';
      radio.name = 'choice';
      radio.value = String(i);
      label.append(radio, element('span', choice));
      box.append(label);
    });
    if (question.given.length) {
      const list = element('ul');
      question.given.forEach((given) => list.append(element('li', given)));
      box.append(list);
    }
    if (!question.choices.length) {
      const input = element('input');
      input.type = 'text';
      input.setAttribute('aria-label', 'Your answer');
      input.autocomplete = 'off';
      input.placeholder = 'your answer, for yourself';
      box.append(input);
    }
  }

  function observed(question, mine) {
    const right = question.right.join(question.choices.length ? ' or ' : ', ');
    const said = question.choices.length && mine
        ? `You said “${mine}”: ${question.right.includes(mine) ? 'that is what happened. ' : 'not so. '}` : mine ? `You said “${mine}”. ` : '';
    const answer = right && right !== question.seen ? `${right} — observed: ${question.seen}` : `Observed: ${question.seen}`;
    $('answer').textContent = `${question.text} ${said}${answer}.`;
  }

  $('question').addEventListener('submit', (event) => {
    event.preventDefault();
    const { question } = data.steps[step];
    const chosen = document.querySelector('#choices input:checked');
    const typed = document.querySelector('#choices input[type=text]');
    const mine = chosen ? question.choices[Number(chosen.value)] : typed ? typed.value.trim() : '';
    answered.add(step);
    showStep(step);
    observed(question, mine);
    canvas.focus({ preventScroll: true });
  });

  // ---- pointer
  const pointers = new Map();
  let dragged = 0;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left - canvas.clientLeft, event.clientY - box.top - canvas.clientTop];
  };

  function tip(px, py) {
    let found = '';
    for (const [left, top, wide, high, words] of marks) {
      if (px >= left - 2 && px <= left + wide + 2 && py >= top && py <= top + high) found = words;
    }
    const box = $('tip');
    box.hidden = !found;
    box.textContent = found;
    if (!found) return;
    const right = px > width / 2;
    box.style.left = right ? '' : `${px + 14}px`;
    box.style.right = right ? `${width - px + 14}px` : '';
    box.style.top = `${canvas.offsetTop + py + 16}px`;
  }

  canvas.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, place(event));
    canvas.setPointerCapture(event.pointerId);
    dragged = 0;
  });
  canvas.addEventListener('pointermove', (event) => {
    const [px, py] = place(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      hovered = px < head ? -1 : momentAt(Math.min(timeAt(px), curtain, data.end));
      tip(px, py);
      tell();
      return;
    }
    $('tip').hidden = true;
    if (pointers.size === 1) {
      dragged += Math.abs(px - before[0]);
      if (dragged > 4) {
        hovered = -1;
        see(shown.from - (px - before[0]) * shown.scale, shown.scale);
      }
    } else {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const apart = Math.max(10, Math.abs(before[0] - other[0]));
      dragged = 100;
      zoom(apart / Math.max(10, Math.abs(px - other[0])), (px + other[0]) / 2);
    }
    pointers.set(event.pointerId, [px, py]);
  });
  canvas.addEventListener('pointerup', (event) => {
    const [px, py] = place(event);
    if (pointers.size === 1 && dragged <= 4 && px >= head) {
      select(momentAt(Math.min(timeAt(px), curtain, data.end)));
      tip(px, py);
    }
    pointers.delete(event.pointerId);
  });
  canvas.addEventListener('pointercancel', (event) => pointers.delete(event.pointerId));
  canvas.addEventListener('pointerleave', () => {
    hovered = -1;
    $('tip').hidden = true;
    tell();
  });
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const [px] = place(event);
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) pan(event.deltaX / lanes());
    else zoom(Math.exp(Math.max(-1, Math.min(1, event.deltaY / 200))), Math.max(head, px));
  }, { passive: false });

  // ---- keys and buttons
  const keys = {
    w: () => zoom(0.7), '+': () => zoom(0.7), '=': () => zoom(0.7),
    s: () => zoom(1 / 0.7), '-': () => zoom(1 / 0.7),
    a: () => pan(-0.15), arrowleft: () => pan(-0.15),
    d: () => pan(0.15), arrowright: () => pan(0.15),
    0: fit, l: last, o: changeAxis,
    ',': () => stepEvent(-1), '.': () => stepEvent(1),
    '[': cause, ']': effect,
    pagedown: () => data.steps.length && showStep(Math.min(step + 1, data.steps.length - 1)),
    pageup: () => data.steps.length && showStep(step - 1),
  };
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement;
    const action = keys[event.key.toLowerCase()];
    if (!action || event.ctrlKey || event.metaKey || event.altKey || (typing && !event.key.startsWith('Page'))) return;
    if (!data.steps.length && event.key.startsWith('Page')) return;
    event.preventDefault();
    action();
  });
  const press = (id, action) => $(id).addEventListener('click', action);
  press('event-back', () => stepEvent(-1));
  press('event-on', () => stepEvent(1));
  press('in', () => zoom(0.6));
  press('out', () => zoom(1 / 0.6));
  press('fit', fit);
  press('order', changeAxis);
  press('step-back', () => showStep(step - 1));
  press('step-on', () => showStep(step + 1));
  press('step-all', () => showStep(-1));
  $('calls').addEventListener('click', (event) => {
    const item = event.target.closest('li');
    if (item) select(Number(item.dataset.moment));
  });

  // ---- the legend: only what is in the run
  function showLegend() {
    const kinds = new Set();
    let one = -1;
    for (const stage of data.stages) {
      for (const lane of [...stage.threads, ...stage.clients]) {
        for (const [, , kind, whom] of lane.spans) {
          kinds.add(kind);
          if (kind === WAIT && whom === ANYONE) kinds.add('anyone');
          if (whom === THE_PACE) kinds.add(HELD);
          if (kind === WAIT && whom >= 0) one = one < 0 ? whom : one;
        }
      }
    }
    const entries = [];
    const ratio = window.devicePixelRatio || 1;
    const entry = (words, sketch) => {
      const small = element('canvas');
      small.width = 34 * ratio;
      small.height = 18 * ratio;
      const on = small.getContext('2d');
      on.scale(ratio, ratio);
      sketch(on);
      const item = element('li');
      item.append(small, words);
      entries.push(item);
    };
    const fill = (style, left, top, wide, high) => (on) => {
      on.fillStyle = typeof style === 'function' ? style(on) : style;
      on.fillRect(left, top, wide, high);
    };
    if (kinds.has('anyone')) entry('hatched: waits, for anyone or for the server', fill((on) => hatch('anyone', ratio, on), 0, 1, 34, 16));
    if (one >= 0) entry('hatched in a client’s colour: waits for that client alone', fill((on) => hatch(hatchName(one), ratio, on), 0, 1, 34, 16));
    if (kinds.has(HELD)) entry('the server is held by the pace', fill((on) => hatch('held', ratio, on), 0, 1, 34, 16));
    if (kinds.has(WORK) || kinds.has(MERGED)) entry('works: in a call', fill(colours.ink, 14, 1, 5, 16));
    if (kinds.has(IDLE)) entry('connected, nothing owed', fill(colours[hue(0)], 0, 8, 34, 2.4));
    if (kinds.has(SERVED)) entry('is being served', fill(colours[hue(0)], 0, 5, 34, 8));
    if (kinds.has(QUEUED)) entry('reply queued in the server', fill(colours[hue(0)], 0, 8, 34, 8));
    if (kinds.has(REPLYING)) {
      entry('reply sent, not read yet', (on) => {
        on.fillStyle = colours[hue(0)];
        for (const left of [0, 10, 20, 30]) on.fillRect(left, 8, 6, 2.4);
      });
    }
    const clients = data.stages.flatMap((stage) => stage.clients);
    if (clients.some((lane) => lane.messages.length)) {
      entry('▸ says, ◂ hears back: at the pin', (on) => {
        on.fillStyle = on.strokeStyle = colours[ink(0)];
        on.strokeRect(9.5, 3.5, 22, 11);
        on.fillRect(8, 0, 2.5, 18);
      });
    }
    if (data.stages.some((stage) => stage.queue.some(([, waiting]) => waiting))) {
      entry('grey bar below: clients in the accept queue, sampled', fill(colours.anyone, 0, 12, 34, 4));
    }
    const isReset = (lane) => (lane.goodbye || '').includes('reset') || lane.goodbye === 'closed_unread';
    if (clients.some((lane) => lane.goodbye && !isReset(lane))) entry('left', fill(colours[hue(0)], 15, 0, 4, 18));
    if (clients.some(isReset)) {
      entry('reset', (on) => {
        on.strokeStyle = colours.waits;
        on.lineWidth = 2.4;
        on.beginPath();
        on.moveTo(11, 3);
        on.lineTo(23, 15);
        on.moveTo(11, 15);
        on.lineTo(23, 3);
        on.stroke();
      });
    }
    $('legend').replaceChildren(...entries);
  }

  // ---- begin
  function dress() {
    readColours();
    showLegend();
    draw();
  }
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', dress);
  new ResizeObserver(() => {
    if (canvas.clientWidth === width) return;
    const seen = [shown.from, shown.scale * lanes()];
    layOut();
    if (seen[1] > 0) see(seen[0], seen[1] / lanes());
    paint();
  }).observe(canvas);
  readColours();
  layOut();
  $('limits').textContent = data.limits.join(' ');
  $('differences').hidden = !data.differences.length;
  for (const text of data.differences) {
    const item = document.createElement('li');
    item.textContent = text;
    $('differences').append(item);
  }
  $('lesson').hidden = data.steps.length === 0;
  showStep(-1);
  showLegend();
  paint();
})();
