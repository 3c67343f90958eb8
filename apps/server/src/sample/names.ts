/**
 * Names of one origin. `佐藤/sato` is written 佐藤 and stands as `sato` in an address; other names stand there without their accents.
 * `familyFirst` is how the full name is written.
 */
interface NameList {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly familyFirst?: true;
}

const words = (text: string): readonly string[] => text.split(',').map((word) => word.trim().replace(/\s+/g, ' '));

const french: NameList = {
  given: words(
    `François, Thaïs, Anne-Sophie, Pierre-Yves, Hélène, Océane, Jean-Baptiste, Yaël, Gaëlle, Valérie, Noémie, Raphaël,
    Ismaël, Aurélie, Jérôme, Loïc, Damien, Solène, Chloé, Benoît, Xavier, Maëlys, Éléonore, Karine`,
  ),
  family: words(
    `Estève, Garçonnet, Roussel, Sénéchal, Montagné, L’Hôpital, Noël, Tréguier, Quéméner, Vasseur, Hébrard, Fauré,
    Deschâtelets, Kermarrec, Bérard, Lacroix-Marchand, de La Rochère, Prévost, N’Diaye, Chevallier, d’Aubigny, Thévenot, Le
    Guennec, Joubert`,
  ),
};

const english: NameList = {
  given: words(
    `Abigail, Meredith, Zachary, Imogen, Ursula, Vernon, Ethan, Beatrice, Quentin, Alistair, Daphne, Edwin, Florence,
    Harriet, Jasper, Olivia, Kimberly, Nathaniel, Clifford, Percy, Gareth, Tabitha, Brandon, Spencer, Caitlin, Winifred,
    Rosalind, Dorothy, Leonard`,
  ),
  family: words(
    `Ingram, McAllister, Underhill, Fitz-Gerald, D'Arcy, Ashworth, Granger, Ramsbottom, St. Clair, Stoddard, Hathaway,
    Brontë, Oakley, Langley, Whitcombe, Vaughan, MacLeod, Blackwood, Yardley, Pemberton, Ellsworth, Kirkpatrick, Fairbanks,
    Norwood, Quigley, Dunmore, Carmichael, Thistlewood, Jennings`,
  ),
};

const irish: NameList = {
  given: words(
    `Tadhg, Máire, Pádraig, Dáithí, Aoife, Cillian, Fionnuala, Gráinne, Séamus, Iarlaith, Niamh, Oisín, Éamonn, Caoimhe,
    Róisín, Bríd`,
  ),
  family: words(`Keane, Breathnach, McGrath, O'Shaughnessy, de Búrca, O’Donoghue, Kavanagh, O'Brien, O'Malley, O’Connell, Gallagher`),
};

const spanish: NameList = {
  given: words(
    `Belén, Tomás, Álvaro, Martín, Nicolás, Dolores, Zoraida, Paloma, Ramón, Sofía, Xiomara, Encarnación, Lucía, Íñigo,
    Jesús, Fermín, César, Verónica`,
  ),
  family: words(
    `Bermúdez, Güemes, Ibáñez, Urrutia, Peñalver, Ordóñez, Domínguez, Núñez, Quiñones, Larrañaga, Treviño, Zúñiga, Jiménez,
    Rodríguez, Álvarez, Sáenz de Tejada, Hernández, Echeverría, Fariñas, Castañeda`,
  ),
};

const portuguese: NameList = {
  given: words(
    `Caetano, Fátima, Estêvão, João, Márcio, Inês, Romão, Otávio, Débora, Antônio, Zélia, Lívia, Heloísa, Beatriz, Gonçalo,
    Sônia, Vitória, Núbia, Thiago, Priscila`,
  ),
  family: words(
    `Negrão, Falcão, Olímpio, Quintão, Leitão, Homem de Mello, Ilhéu, Simões, Conceição, Guimarães, Patrício, Ribeirão,
    Brandão, Távora, Jardim, Magalhães, Vilaça, Esteves, Araújo, D'Ávila`,
  ),
};

const german: NameList = {
  given: words(`Götz, Änne, Käthe, Björn, Matthias, Ilse, Jürgen, Günther, Wiebke, Jörg, Annegret, Sigrid`),
  family: words(`Strauß, Overbeck, Großmann, von Bülow, Schönfeld, Köhler, Weißenberger, Grünewald, Mößner, Löwenthal, Jäger`),
};

const nordic: NameList = {
  given: words(`Pär, Bjørn, Søren, Solveig, Märta, Øystein, Jøran, Friðrik, Gøril, Håkon, Åse, Þóra`),
  family: words(`Ångström, Fjældgaard, Råberg, Hæstad, Sjöblom, Jørgensen, Bækkelund, Ødegård, Vestergård, Nyström, Lindqvist`),
};

const polish: NameList = {
  given: words(`Zofia, Krzysztof, Grażyna, Bartłomiej, Agnieszka, Elżbieta, Stanisław, Paweł, Józef, Wojciech, Bożena, Małgorzata`),
  family: words(`Błaszczyk, Kaczmarek, Kowalczyk, Woźniak, Jabłoń, Łuczak, Szczęsny-Pawlak, Dudziak, Stępień, Wójcik, Gołąb`),
};

const turkish: NameList = {
  given: words(`Tuğba, İlker, Gökhan, Müge, Yıldız, Şeyma, Özgür, Ümit, Çağla, Barış`),
  family: words(`Kılıç, Erdoğdu, Öztürk, Çelik, Ünal, Güneş, Şahin, Işık, Yıldırım`),
};

const maori: NameList = {
  given: words(`Mārama, Ngaire, Whetū, Kahurangi, Wiremu, Āwhina, Tāmati, Tāne, Hinemoa, Hēmi, Pāora, Rāwiri`),
  family: words(`Ngata, Māhuta, Hēnare, Tūhoe, Tīpene, Parāone, Kāretu, Rāpana, Te Wharepōuri, Wī Pere, Waititi-Rōpata`),
};

const indian: NameList = {
  given: words(
    `Lakshmi, Yashwant, Chandrashekhar, Padmini, Bhavana, Kavya, Harpreet, Madhuri, Farhan, Jyotsna, Siddharth, Ishaan, Ojas,
    Vaishnavi, Tanvi, Aarav, Rukmini, Gayatri, Nikhil, Eshwar, Qasim, Deepika, Uday, Zubaida`,
  ),
  family: words(
    `Ghoshal, Fernandes, D'Souza, Kulkarni, Thakur, Deshpande, Banerjee, Iyengar, Lokhande, Pillai, Jadhav, Chattopadhyay,
    Mukherjee, Hegde, Upadhyay, Aiyar, Wadekar, Ramaswamy, Elango, Yerrapragada, Nambiar, Quraishi, Subramaniam,
    Venkataraman, Ojha`,
  ),
};

const hindi: NameList = {
  given: words(
    `अर्जुन/arjun, मीरा/meera, विक्रम/vikram, गीता/geeta, सुनीता/sunita, प्रिया/priya, काव्या/kavya, आदित्य/aditya,
    राजेश/rajesh, नेहा/neha, रोहन/rohan`,
  ),
  family: words(
    `वर्मा/verma, जोशी/joshi, गुप्ता/gupta, मिश्रा/mishra, अग्रवाल/agarwal, त्रिपाठी/tripathi, चौहान/chauhan, शर्मा/sharma,
    पटेल/patel`,
  ),
};

const moroccan: NameList = {
  given: words(
    `Bouchra, Abdelhak, Youssef, Imane, Rachid, Saïda, Mehdi, Ghizlane, Fatima-Zahra, Naïma, Othmane, Khadija, Latifa,
    Hicham, Jaouad, Driss`,
  ),
  family: words(
    `Benchekroun, Ouazzani, Lahlou, Zniber, Ghallab, M'Barek, El Amrani, Haddaoui, Chraïbi, Idrissi, Daoudi, Tazi, El Fassi,
    Kettani, Naciri`,
  ),
};

const japanese: NameList = {
  familyFirst: true,
  given: words(
    `浩二/koji, 直樹/naoki, 由美/yumi, 健太/kenta, ひかり/hikari, 綾/aya, 美咲/misaki, 翔太/shota, 菜々子/nanako, さくら/sakura, 隆/takashi,
    千尋/chihiro, 悟/satoru, 和也/kazuya, 誠/makoto, 陽子/yoko, 恵/megumi, 拓也/takuya, 大輔/daisuke, 真理子/mariko`,
  ),
  family: words(
    `伊藤/ito, 五十嵐/igarashi, 木村/kimura, 清水/shimizu, 佐藤/sato, 高橋/takahashi, 橋本/hashimoto, 鈴木/suzuki, 井上/inoue, 山崎/yamazaki,
    渡辺/watanabe, 阿部/abe, 長谷川/hasegawa, 小林/kobayashi, 松本/matsumoto, 池田/ikeda, 東海林/shoji, 斎藤/saito, 山本/yamamoto`,
  ),
};

const chinese: NameList = {
  familyFirst: true,
  given: words(
    `雅婷/yating, 曉明/xiaoming, 俊宏/junhong, 建國/jianguo, 佳怡/jiayi, 婉如/wanru, 浩然/haoran, 志強/zhiqiang, 麗華/lihua, 文傑/wenjie,
    秀英/xiuying, 子涵/zihan, 思遠/siyuan`,
  ),
  family: words(`徐/xu, 司馬/sima, 周/zhou, 歐陽/ouyang, 劉/liu, 張/zhang, 吳/wu, 林/lin, 陳/chen, 王/wang, 趙/zhao, 黃/huang`),
};

const korean: NameList = {
  familyFirst: true,
  given: words(
    `예진/yejin, 도윤/doyun, 미경/mikyung, 하은/haeun, 현우/hyunwoo, 민준/minjun, 지훈/jihoon, 서연/seoyeon, 수빈/subin, 태현/taehyun,
    승우/seungwoo, 영호/youngho, 은지/eunji`,
  ),
  family: words(`정/jung, 조/cho, 윤/yoon, 최/choi, 황보/hwangbo, 장/jang, 남궁/namgung, 한/han, 강/kang, 박/park, 신/shin, 김/kim`),
};

export const nameLists = {
  french,
  english,
  irish,
  spanish,
  portuguese,
  german,
  nordic,
  polish,
  turkish,
  maori,
  indian,
  hindi,
  moroccan,
  japanese,
  chinese,
  korean,
} as const;

export type NameOrigin = keyof typeof nameLists;
