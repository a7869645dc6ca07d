# SPDX-License-Identifier: MIT
"""Two drafts of a treaty that was never negotiated, and the truth about them.

A draft is a list of articles, an article a heading and paragraphs, a paragraph
a list of sentences, a sentence a list of words. Every paragraph and article is
an object, so what became of it is known by what it is: each change below keeps
the truth as it goes, and the numbers are only given when the drafts are written.

The words are composed of syllables, as rare and as common as words are
(Zipf), from a seed; the same seed makes the same drafts on any machine.
"""
import random

COMMON = ("the of and to in shall a be by for any or that with as on its this may not such from under other each"
          " party parties state states agreement measures authority committee").split()
SYLLABLES = [c + v for c in 'b c d f g l m n p r s t v pr tr st cl'.split() for v in 'a e i o u er on al'.split()]


class Chance:
    """Draws by random() alone, which no version of Python will change."""

    def __init__(self, seed):
        self.random = random.Random(seed).random
        self.rare = [''.join(self.pick(SYLLABLES) for _ in range(2 + self.below(3))) for _ in range(3000)]

    def below(self, count):
        return int(self.random() * count)

    def pick(self, some):
        return some[self.below(len(some))]

    def word(self):
        if self.random() < .45:
            return self.pick(COMMON)
        return self.rare[int(len(self.rare) * self.random() ** 3)]

    def sentence(self):
        return [self.word() for _ in range(12 + self.below(20))]


class Paragraph:
    def __init__(self, sentences):
        self.sentences = sentences
        self.origins = [self]  # the paragraphs before that its words were in
        self.moved = False

    def words(self):
        return sum(map(len, self.sentences))


class Article:
    def __init__(self, heading, paragraphs):
        self.heading, self.paragraphs = heading, paragraphs
        self.origins = [self]
        self.moved = False


def article(chance):
    heading = [chance.pick(chance.rare) for _ in range(2 + chance.below(3))]
    return Article(heading, [Paragraph([chance.sentence() for _ in range(1 + chance.below(3))])
                             for _ in range(2 + chance.below(4))])


def copied(paragraph):
    made = Paragraph([list(sentence) for sentence in paragraph.sentences])
    made.origins = [paragraph]
    return made


class Pair:
    """Before, after, and the words that a perfect redline strikes and sets."""

    def __init__(self, seed, articles=60):
        self.chance = Chance(seed)
        self.before = [article(self.chance) for _ in range(articles)]
        self.after, self.struck, self.set = [], 0, 0
        self.touched = set()  # articles of one change stay out of the next
        for one in self.before:
            made = Article(list(one.heading), [copied(paragraph) for paragraph in one.paragraphs])
            made.origins = [one]
            self.after.append(made)

    def untouched(self, wanted=lambda one: True):
        free = [one for one in self.after if one not in self.touched and wanted(one)]
        one = self.chance.pick(free)
        self.touched.add(one)
        return one

    def insert(self, count):
        for _ in range(count):
            made = article(self.chance)
            made.origins = []
            for paragraph in made.paragraphs:
                paragraph.origins = []
                self.set += paragraph.words()
            self.after.insert(self.chance.below(len(self.after) + 1), made)
            self.touched.add(made)

    def delete(self, count):
        for _ in range(count):
            one = self.untouched()
            self.after.remove(one)
            self.struck += sum(paragraph.words() for paragraph in one.paragraphs)

    def split_articles(self, count):
        for _ in range(count):
            one = self.untouched(lambda some: len(some.paragraphs) >= 4)
            half = len(one.paragraphs) // 2
            second = Article([self.chance.pick(self.chance.rare) for _ in range(3)], one.paragraphs[half:])
            second.origins = one.origins
            del one.paragraphs[half:]
            self.after.insert(self.after.index(one) + 1, second)
            self.touched.add(second)

    def merge_articles(self, count):
        for _ in range(count):
            at = self.chance.pick([i for i in range(len(self.after) - 1)
                                   if not {self.after[i], self.after[i + 1]} & self.touched])
            one, gone = self.after[at], self.after.pop(at + 1)
            one.paragraphs += gone.paragraphs
            one.origins = one.origins + gone.origins
            self.touched.update((one, gone))

    def split_paragraphs(self, count):
        for _ in range(count):
            one = self.untouched(lambda some: any(len(p.sentences) >= 2 for p in some.paragraphs))
            at = next(i for i, p in enumerate(one.paragraphs) if len(p.sentences) >= 2)
            first = one.paragraphs[at]
            second = Paragraph(first.sentences[1:])
            second.origins = first.origins
            del first.sentences[1:]
            one.paragraphs.insert(at + 1, second)

    def merge_paragraphs(self, count):
        for _ in range(count):
            one = self.untouched(lambda some: len(some.paragraphs) >= 3)
            gone = one.paragraphs.pop(1)
            one.paragraphs[0].sentences += gone.sentences
            one.paragraphs[0].origins = one.paragraphs[0].origins + gone.origins

    def move_articles(self, count):
        for _ in range(count):
            one = self.untouched()
            at = self.after.index(one)
            self.after.remove(one)
            self.after.insert((at + len(self.after) // 2) % len(self.after), one)
            one.moved = True

    def move_paragraphs(self, count):
        for _ in range(count):
            one, other = (self.untouched(lambda some: len(some.paragraphs) >= 3) for _ in range(2))
            paragraph = one.paragraphs.pop(1)
            other.paragraphs.insert(1, paragraph)
            paragraph.moved = True

    def edit(self, share):
        """That share of the words is struck, set or replaced."""
        for one in self.after:
            for paragraph in one.paragraphs if one.origins else []:
                paragraph.sentences = [self.edited(sentence, share) for sentence in paragraph.sentences]

    def edited(self, sentence, share):
        out = []
        for word in sentence:
            draw = self.chance.random() / share if share else 1
            if draw < .5:
                out.append(self.chance.pick(self.chance.rare))
                self.struck, self.set = self.struck + 1, self.set + 1
            elif draw < .75:
                self.struck += 1
            elif draw < 1:
                out += [word, self.chance.pick(self.chance.rare)]
                self.set += 1
            else:
                out.append(word)
        return out or sentence


def names(articles):
    """The eId that each article and paragraph has as it stands."""
    found = {}
    for number, one in enumerate(articles, 1):
        found[one] = 'art_%d' % number
        for place, paragraph in enumerate(one.paragraphs, 1):
            found[paragraph] = 'art_%d__para_%d' % (number, place)
    return found


def put(sentence):
    return ' '.join(sentence).capitalize() + '.'


def text(articles, wrapped=0):
    out = []
    for number, one in enumerate(articles, 1):
        out.append('Article %d\n%s' % (number, ' '.join(one.heading).capitalize()))
        for place, paragraph in enumerate(one.paragraphs, 1):
            out.append('%d. %s' % (place, ' '.join(map(put, paragraph.sentences))))
    return '\n\n'.join(wrap(part, wrapped) if wrapped else part for part in out) + '\n'


def wrap(part, columns):
    lines = ['']
    for word in part.split(' '):
        if len(lines[-1]) + len(word) >= columns:
            lines.append('')
        lines[-1] += (' ' if lines[-1] else '') + word
    return '\n'.join(lines)
