"""Two pages of ordinary text about an invented town, in which no person of the tests occurs, but many words that are
also names: вера, надежда, роза, лев, мороз, заяц, слава; will, mark, rose, stone. What must not stop an export."""

from __future__ import annotations

RUSSIAN_PAGE = """
В конце ноября рабочая группа приехала в посёлок Верхние Липки, чтобы посмотреть, как работает кабинет выдачи лекарств.
Был сильный мороз, автобус опоздал на час, и первые люди уже ждали у закрытых дверей. Они пришли пешком через поле, где
летом растёт дикая роза, а зимой виден только след, который оставил заяц. Ни вера в лучшее, ни надежда на помощь не
заменяют тёплого помещения: об этом говорили почти все, кого мы спросили. Никто не хотел, чтобы его слова записали на
диктофон, и мы решили писать от руки.

Кабинет открыли в десять часов. Медсестра сказала, что утром привезли новую партию, но журнал ещё не заполнен. Выдача
шла медленно: каждый расписывался, показывал документ и ждал, пока врач проверит список. Права человека на уважение
здесь понимают по-разному. Одни считают, что охрана у входа нужна для порядка, другие видят в ней унижение. Слава о
грубых охранниках идёт по всему району, хотя в этот день они вели себя спокойно. Женщина с ребёнком попросила стул, и
стул принесли. Мужчина средних лет рассказал, что в прошлом году его три раза останавливали по дороге домой и один раз
отвезли в участок, где продержали до вечера без протокола. Он помнит число и время, но не помнит имени дежурного.

После обеда мы поехали в соседний город. Дорога шла вдоль реки, мимо старого парка, где стоит каменный лев без головы.
Местные шутят, что голову унесли вместе с деньгами на ремонт. В городе нас приняли в бывшей школе: теперь там
консультация, приёмная юриста и маленький склад. На стене висит план помещения, а рядом список телефонов, по которым
можно звонить ночью. Любовь к порядку видна во всём: папки подписаны, даты стоят, копии лежат отдельно. Сон у
сотрудников короткий, работы много. За месяц пришли сорок два человека, из них девятнадцать впервые. Чаще всего люди
спрашивают, что делать после задержания и как вернуть ребёнка, если его забрали родственники.

Главная трудность осталась прежней. Люди не верят, что жалоба что-то изменит, и боятся, что станет хуже. Один из
посетителей сказал так: пока письмо идёт в столицу, участковый приходит ко мне три раза. Другая посетительница хотела
подать заявление в суд, но соседи отговорили её. Мы объяснили, что имя в заявлении можно не называть, если речь идёт о
докладе для комитета, и что для жалобы имя всё же нужно. Решение каждый принимает сам. Роман о таких историях давно
можно было бы написать, только читать его было бы тяжело. Мне показали тетрадь, где день за днём отмечены отказы: кому,
когда, почему. В ней нет ни одной фамилии, только слова вроде «берёза» или «камень». Хан, султан и царь в этих местах
давно забыты, а привычка бояться начальства осталась.

Вечером мы подвели итоги. Тени стали длинными, снег посинел, и пар от дыхания поднимался над крышами. Кто-то принёс чай
и белый хлеб. Договорились о трёх вещах: вести журнал отказов, хранить копии решений отдельно от людей и раз в месяц
сверять цифры. Минимум, который нужен для начала, уже есть: стол, шкаф с замком и человек, который умеет слушать. Пак
документов, то есть пакет, соберёт юрист. Орлы над рекой кружили до темноты. Дан ли будет ответ на наши письма, покажет
время; пока молчат и район, и область. Надежда умирает последней, говорят в таких случаях, и никто не спорит. Вера в
чужое обещание дорого стоит. Инки и ацтеки тут ни при чём, хотя в школьном кабинете до сих пор висит их карта. Тусклая
же лампа над крыльцом горела до утра, чтобы тот, кто идёт по снегу, видел свет.
"""

ENGLISH_PAGE = """
At the end of November the working group came to a village by the river to see how the clinic hands out medicine. It was
bitterly cold, the bus was an hour late, and the first people were already waiting at a closed door. They had walked
across a field where a wild rose grows in summer; in winter there is only the mark of a hare. Neither faith in something
better nor hope of help takes the place of a warm room: almost everybody we asked said so. Nobody wanted to be recorded,
so we decided to write by hand. Will it change anything? Mark the question; it came up again and again.

The clinic opened at ten. The nurse said that a new delivery had come in the morning but that the journal was not yet
filled in. It went slowly: each of them signed, showed a paper and waited while the doctor checked the list. Some think
that the guard at the door keeps order, others feel humiliated by him. On that day he was calm. A woman with a child
asked for a chair, and a chair was brought. A man in his forties told us that he had been stopped three times last year
on his way home, and once taken to a station, where he was held until the evening without any record. He remembers the
day and the hour; he does not remember who was on duty.

In the afternoon we drove to the next town. The road runs along the river, past an old park with a stone lion that has
lost its head. People joke that the head went the same way as the money for repairs. In the town we were received in a
former school, which now holds an advice centre, a lawyer's office and a small store. On the wall there is a plan of the
rooms, and beside it a list of numbers that can be called at night. The folders are labelled, the dates are there, the
copies lie apart. In one month forty-two people came, nineteen of them for the first time. Most of them ask what to do
after a detention, and how to get a child back who was taken away by relatives. Green paint peels off the walls.

The main difficulty is the same as ever. People do not believe that a complaint will change anything, and they fear that
it will make things worse. One visitor put it this way: while my letter travels to the capital, the officer comes to see
me three times. Another wanted to go to court, but the neighbours talked her out of it. We explained that a report to a
committee can do without a name, and that a complaint cannot. Everybody decides for themselves. We were shown a notebook
in which refusals are noted day by day: to whom, when and why. There is no surname in it, only words such as "birch".

In the evening we agreed on three things: to keep a journal of refusals, to store copies of decisions apart from people,
and to compare the figures once a month. The least that is needed is there already: a table, a cupboard with a lock and
somebody who can listen. Ten letters went out and no answer came back. The lamp above the steps burned until dawn so
that whoever walks through the snow could see a light. Don't count on spring; may the winter be short.
"""
